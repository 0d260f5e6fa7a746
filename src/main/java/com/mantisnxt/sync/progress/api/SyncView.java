package com.mantisnxt.sync.progress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.progress.SyncSnapshot;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sync as the REST API shows it. */
@Schema(name = "Sync")
@JsonInclude(JsonInclude.Include.ALWAYS)
record SyncView(
        UUID id,
        String syncId,
        @Nullable String jobId,
        EntityType entityType,
        @Nullable String sourceSystem,
        SyncStatus status,
        int processed,
        int failed,

        @Schema(description = "null while it can't be known") @Nullable
        Integer total,

        @Schema(description = "0 to 100; null without a total") @Nullable
        Double percentage,

        @Schema(description = "items a minute over a recent window") @Nullable
        Double speed,

        @Nullable Eta eta,
        int elapsedSeconds,
        Instant startedAt,
        Instant updatedAt,
        Instant heartbeatAt,
        @Nullable Instant completedAt,
        Worker worker,
        @Nullable String error) {

    @Schema(description = "what its service said of itself last, in a heartbeat")
    record Worker(
            @Nullable String state,
            @Nullable String reason,
            @Nullable Instant until,
            @Nullable Integer batch,
            @Nullable Integer attempt) {}

    @Schema(description = "seconds left: the median, and the range that holds in 80 of 100 cases")
    record Eta(int seconds, @Nullable Integer low, @Nullable Integer high) {}

    static SyncView of(SyncSnapshot sync) {
        var pace = sync.pace();
        var times = sync.times();
        return new SyncView(
                sync.id(),
                sync.syncId(),
                sync.jobId(),
                sync.entity(),
                sync.sourceSystem(),
                sync.status(),
                sync.counts().processed(),
                sync.counts().failed(),
                sync.counts().total(),
                percentage(sync.counts()),
                pace.speed(),
                pace.eta() == null ? null : new Eta(pace.eta(), pace.low(), pace.high()),
                times.elapsedSeconds(),
                times.started(),
                times.updated(),
                times.heartbeat(),
                times.completed(),
                worker(sync.worker()),
                sync.ending().error());
    }

    private static Worker worker(SyncSnapshot.Worker worker) {
        return new Worker(worker.state(), worker.reason(), worker.until(), worker.batch(), worker.attempt());
    }

    private static @Nullable Double percentage(SyncSnapshot.Counts counts) {
        Integer total = counts.total();
        if (total == null) {
            return null;
        }
        return total == 0 ? 100.0 : Math.floor(counts.done() * 1000.0 / total) / 10;
    }
}
