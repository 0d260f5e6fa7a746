package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.base.CodeConverter;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.tenant.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * One sync and how far it has come. Elapsed, speed, ETA and all bookkeeping are the database's work; here are the
 * transitions, which refuse what can't be.
 */
@Entity
@DynamicUpdate
@Table(schema = "public", name = "sync_progress")
@SuppressWarnings("NullAway.Init")
class SyncProgress {

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID orgId;

    @Column(updatable = false)
    private String syncId;

    private @Nullable String jobId;

    @Convert(converter = CodeConverter.OfEntityType.class)
    @Column(name = "entity_code", insertable = false, updatable = false)
    private EntityType entity;

    private @Nullable String sourceSystem;

    @Convert(converter = StatusLabel.class)
    @ColumnTransformer(read = "status::text", write = "?::public.sync_status_type")
    private SyncStatus status;

    private int processedCount;
    private int failedCount;
    private int totalItems;
    private boolean totalKnown;
    private @Nullable Integer previousTotal;
    private @Nullable Instant totalGrewAt;
    private @Nullable BigDecimal speedItemsPerMin;
    private @Nullable Integer etaSeconds;
    private @Nullable Integer etaLow;
    private @Nullable Integer etaHigh;
    private int elapsedSeconds;
    private float[] rateSamples;
    private int sampleCount;
    private Instant startedAt;
    private Instant updatedAt;
    private @Nullable Instant completedAt;
    private Instant heartbeatAt;
    private @Nullable Instant lastItemAt;
    private @Nullable Instant pausedAt;
    private @Nullable Integer batchNumber;
    private @Nullable Integer attempt;
    private @Nullable String workerState;
    private @Nullable String workerReason;
    private @Nullable Instant workerUntil;
    private @Nullable String errorCode;
    private @Nullable String errorMessage;
    private @Nullable UUID closedBy;
    private @Nullable String closeReason;
    private @Nullable Instant commandsFetchedAt;
    private @Nullable UUID initiatedBy;
    private @Nullable String startedBy;
    private boolean completesByFinish;
    private long revision;

    protected SyncProgress() {}

    void beat(HeartbeatReport report, Instant now) {
        refuseUnlessOpen();
        heartbeatAt = now;
        if (report.state() != null) {
            workerState = report.state().label();
            workerReason = report.reason();
            workerUntil = report.until();
            status = switch (report.state()) {
                case PAUSED -> SyncStatus.PAUSED;
                case QUEUED -> SyncStatus.PENDING;
                case RUNNING, THROTTLED, WAITING, RETRYING -> SyncStatus.IN_PROGRESS;
            };
        }
        batchNumber = report.batch() == null ? batchNumber : report.batch();
        attempt = report.attempt() == null ? attempt : report.attempt();
    }

    void finish(FinishReport report, Instant now) {
        if (hasEndedAs(report)) {
            return;
        }
        refuseUnlessOpen();
        processedCount = report.processed() == null ? processedCount : report.processed();
        failedCount = report.failed() == null ? failedCount : report.failed();
        refuseImpossibleCounts();
        status = end(report.status());
        errorCode = report.errorCode();
        errorMessage = report.error();
        completedAt = now;
    }

    void close(SyncStatus end, Caller by, String reason, Instant now) {
        refuseUnlessOpen();
        status = end;
        closedBy = by.user();
        closeReason = reason;
        completedAt = now;
    }

    void pause() {
        refuseUnlessOpen();
        status = SyncStatus.PAUSED;
    }

    void resume() {
        refuseUnlessOpen();
        status = SyncStatus.IN_PROGRESS;
    }

    /** It waited for its service, which has taken it on. */
    void begin() {
        refuseUnlessOpen();
        if (status == SyncStatus.PENDING) {
            status = SyncStatus.IN_PROGRESS;
            workerState = WorkerState.RUNNING.label();
            workerReason = null;
        }
    }

    void commandsFetched(Instant now) {
        commandsFetchedAt = now;
    }

    private SyncStatus end(SyncStatus reported) {
        return reported == SyncStatus.COMPLETED && failedCount > 0 ? SyncStatus.COMPLETED_WITH_ERRORS : reported;
    }

    private boolean hasEndedAs(FinishReport report) {
        return completedAt != null && closeReason == null && status == end(report.status());
    }

    private void refuseUnlessOpen() {
        if (closeReason != null) {
            throw SyncRefused.closed(syncId);
        }
        if (completedAt != null) {
            throw SyncRefused.finished(syncId);
        }
    }

    private void refuseImpossibleCounts() {
        long done = (long) processedCount + failedCount;
        if (totalKnown && done > totalItems) {
            throw SyncRefused.impossible(processedCount, failedCount, totalItems);
        }
        if (!totalKnown) {
            totalItems = (int) Math.min(done, Integer.MAX_VALUE);
        }
    }

    boolean isOpen() {
        return completedAt == null;
    }

    /** Who asks for commands after the end may still try again what failed; all else needs a sync that is not over. */
    void refuseUnlessItTakes(CommandKind kind) {
        if (kind != CommandKind.RETRY_FAILED && completedAt != null) {
            throw SyncRefused.finished(syncId);
        }
        if (kind == CommandKind.RETRY_FAILED && failedCount == 0) {
            throw SyncRefused.notNow("No item of this sync failed.");
        }
        if (!snapshot().takesCommands()) {
            throw SyncRefused.notNow(
                    completedAt == null
                            ? "The service of this sync does not take commands."
                            : "The service of this sync takes no commands after its end.");
        }
    }

    UUID orgId() {
        return orgId;
    }

    UUID id() {
        return id;
    }

    String syncId() {
        return syncId;
    }

    SyncSnapshot snapshot() {
        return new SyncSnapshot(
                id,
                syncId,
                jobId,
                entity,
                sourceSystem,
                status,
                new SyncSnapshot.Counts(processedCount, failedCount, totalKnown ? totalItems : null, growth()),
                new SyncSnapshot.Pace(
                        speedItemsPerMin == null ? null : speedItemsPerMin.doubleValue(),
                        etaSeconds,
                        etaLow,
                        etaHigh,
                        rateSamples,
                        sampleCount),
                new SyncSnapshot.Times(
                        startedAt, updatedAt, completedAt, heartbeatAt, lastItemAt, pausedAt, elapsedSeconds),
                new SyncSnapshot.Worker(workerState, workerReason, workerUntil, batch(), attempt, commandsFetchedAt),
                new SyncSnapshot.Ending(errorCode, errorMessage, closeReason),
                startedBy,
                initiatedBy,
                revision);
    }

    /** The contract's default is 0, which no service means. */
    private @Nullable Integer batch() {
        return batchNumber == null || batchNumber == 0 ? null : batchNumber;
    }

    private SyncSnapshot.@Nullable Growth growth() {
        return previousTotal == null || totalGrewAt == null || !totalKnown
                ? null
                : new SyncSnapshot.Growth(previousTotal, totalItems, totalGrewAt);
    }
}
