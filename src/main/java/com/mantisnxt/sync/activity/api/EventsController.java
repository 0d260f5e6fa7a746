package com.mantisnxt.sync.activity.api;

import com.mantisnxt.sync.activity.ActivityReports;
import com.mantisnxt.sync.activity.EventReport;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Reports")
@RestController
class EventsController {

    private final ActivityReports reports;

    EventsController(ActivityReports reports) {
        this.reports = reports;
    }

    @Operation(
            summary = "Report log lines and item errors of a sync",
            description =
                    "All or nothing. With an Idempotency-Key the list may be sent again without doubling anything.")
    @PostMapping("/api/v1/syncs/{syncId}/events")
    Recorded record(
            @PathVariable String syncId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody List<@Nullable Event> events) {
        List<EventReport> given = IntStream.range(0, events.size())
                .mapToObj(i -> report("[" + i + "]", events.get(i)))
                .toList();
        return new Recorded(given.size(), !reports.record(syncId, given, key));
    }

    private static EventReport report(String at, @Nullable Event event) {
        if (event == null) {
            throw new InvalidInput("missing_field", at, at + " is null.");
        }
        return event.report();
    }

    @Schema(name = "Event")
    record Event(
            @Schema(description = "batch_process where left out") @Nullable
            SyncAction action,

            @Schema(description = "left out: failed where there is an error, else in_progress") @Nullable
            SyncStatus status,

            @Schema(description = "that of the sync where left out") @Nullable
            EntityType entityType,

            @Schema(description = "the item that it is about, as your system names it", maxLength = 255) @Nullable
            String itemKey,

            @Schema(maxLength = 2000) @Nullable String message,

            @Schema(maxLength = 10000) @Nullable String error,

            @Nullable Integer recordCount,
            @Nullable BigDecimal durationSeconds,
            @Nullable Map<String, Object> details) {

        EventReport report() {
            return new EventReport(
                    action, status, entityType, itemKey, message, error, recordCount, durationSeconds, details);
        }
    }

    @Schema(name = "Recorded")
    record Recorded(
            int events,

            @Schema(description = "an earlier request with this key recorded them")
            boolean repeated) {}
}
