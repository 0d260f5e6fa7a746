package com.mantisnxt.sync.progress.api;

import com.mantisnxt.sync.progress.ProgressFeed;
import com.mantisnxt.sync.progress.ReportResult;
import com.mantisnxt.sync.progress.SyncReports;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Reports", description = "What sync services tell; every request may be repeated.")
@RestController
@RequestMapping("/api/v1")
class ProgressController {

    private final SyncReports reports;
    private final ProgressFeed feed;
    private final ReportMeters meters;

    ProgressController(SyncReports reports, ProgressFeed feed, ReportMeters meters) {
        this.reports = reports;
        this.feed = feed;
        this.meters = meters;
    }

    @Operation(summary = "Start a sync")
    @PostMapping("/syncs")
    ResponseEntity<Requests.Started> start(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Requests.Start start) {
        SyncReports.Started started = reports.start(start.report(key));
        feed.hurry();
        HttpStatus status = started.created() ? HttpStatus.CREATED : HttpStatus.OK;
        return ResponseEntity.status(status).body(new Requests.Started(started.syncId(), started.created()));
    }

    @Operation(summary = "Report how far a sync has come")
    @PostMapping("/syncs/{syncId}/progress")
    ReportResult progress(@PathVariable String syncId, @RequestBody Requests.Progress progress) {
        ReportResult result = meters.counted(() -> reports.report(progress.report(syncId)));
        feed.nudge();
        return result;
    }

    @Operation(summary = "Report on many syncs at once; one result per entry, in order")
    @PostMapping("/progress")
    List<ReportResult> progress(@RequestBody Requests.ProgressBatch batch) {
        List<ReportResult> results = reports.reportAll(batch.all());
        meters.count(results);
        feed.nudge();
        return results;
    }

    @Operation(summary = "Show a sign of life, and what the worker is doing")
    @PostMapping("/syncs/{syncId}/heartbeat")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void heartbeat(@PathVariable String syncId, @RequestBody(required = false) Requests.@Nullable Heartbeat heartbeat) {
        var given = heartbeat == null ? new Requests.Heartbeat(null, null, null, null, null) : heartbeat;
        reports.heartbeat(syncId, given.report());
        feed.hurry();
    }

    @Operation(summary = "End a sync")
    @PostMapping("/syncs/{syncId}/finish")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void finish(@PathVariable String syncId, @RequestBody Requests.Finish finish) {
        reports.finish(syncId, finish.report());
        feed.hurry();
    }
}
