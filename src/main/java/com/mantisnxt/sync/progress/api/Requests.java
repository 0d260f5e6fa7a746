package com.mantisnxt.sync.progress.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.progress.CommandOutcome;
import com.mantisnxt.sync.progress.FinishReport;
import com.mantisnxt.sync.progress.HeartbeatReport;
import com.mantisnxt.sync.progress.ProgressReport;
import com.mantisnxt.sync.progress.StartReport;
import com.mantisnxt.sync.progress.WorkerState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies that sync services send. */
final class Requests {

    private Requests() {}

    @Schema(name = "Start")
    record Start(
            @Schema(description = "your own id, unique in the organisation; left out, one is made", maxLength = 255)
            @Nullable
            String syncId,

            @Nullable String jobId,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            EntityType entityType,

            @Schema(description = "woocommerce, odoo, shopify, custom or a name of yours", maxLength = 50) @Nullable
            String sourceSystem,

            @Schema(description = "left out while it can't be known") @Nullable
            Integer totalItems,

            @Nullable Map<String, Object> metadata) {

        StartReport report(@Nullable String idempotencyKey) {
            return new StartReport(
                    syncId,
                    jobId,
                    required("entityType", entityType),
                    sourceSystem,
                    totalItems,
                    metadata == null ? Map.of() : metadata,
                    idempotencyKey);
        }
    }

    @Schema(name = "Progress", description = "Counts are absolute; sequence grows with each report.")
    record Progress(
            @Schema(description = "only in batches") @Nullable
            String syncId,

            @Nullable Long sequence,
            @Nullable Integer processed,
            @Nullable Integer failed,
            @Nullable Integer total,
            @Nullable Integer currentItem,
            @Nullable Integer batch) {

        ProgressReport report(String id) {
            return new ProgressReport(
                    id,
                    sequence,
                    required("processed", processed),
                    failed == null ? 0 : failed,
                    total,
                    currentItem,
                    batch);
        }
    }

    @Schema(name = "ProgressBatch")
    record ProgressBatch(@Nullable List<@Nullable Progress> reports) {

        List<ProgressReport> all() {
            List<@Nullable Progress> given = required("reports", reports);
            return java.util.stream.IntStream.range(0, given.size())
                    .mapToObj(i -> entry(i, given.get(i)))
                    .toList();
        }

        private static ProgressReport entry(int index, @Nullable Progress progress) {
            String at = "reports[" + index + "]";
            Progress given = required(at, progress);
            required(at + ".processed", given.processed());
            return given.report(required(at + ".syncId", given.syncId()));
        }
    }

    @Schema(name = "Heartbeat")
    record Heartbeat(
            @Nullable WorkerState state,

            @Schema(description = "shown to operators, e.g. 429 from the shop") @Nullable
            String reason,

            @Schema(description = "when the worker goes on") @Nullable
            Instant until,

            @Nullable Integer batch,
            @Nullable Integer attempt) {

        HeartbeatReport report() {
            return new HeartbeatReport(state, reason, until, batch, attempt);
        }
    }

    @Schema(name = "Finish")
    record Finish(
            @Schema(description = "completed, completed_with_errors, failed, cancelled or timeout") @Nullable
            SyncStatus status,

            @Nullable Integer processed,
            @Nullable Integer failed,
            @Nullable String errorCode,
            @Nullable String error) {

        FinishReport report() {
            return new FinishReport(required("status", status), processed, failed, errorCode, error);
        }
    }

    @Schema(name = "CommandAnswer")
    record CommandAnswer(
            @Nullable CommandOutcome outcome, @Nullable String detail) {}

    @Schema(name = "Started")
    record Started(
            String syncId,

            @JsonProperty("created") @Schema(description = "false: an earlier request with this key started it")
            boolean created) {}

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidInput("missing_field", field, field + " is required.");
        }
        return value;
    }
}
