package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What sync services tell us. Every report is one statement in one transaction; the table is the message, so the board
 * sees it as it sees reports by plain SQL. Safe to repeat; a service waits for no answer much longer than it takes to
 * send the report again.
 */
@Service
public class SyncReports {

    private static final int SECONDS = 8;

    private static final Set<SyncStatus> ENDS = EnumSet.of(
            SyncStatus.COMPLETED,
            SyncStatus.COMPLETED_WITH_ERRORS,
            SyncStatus.FAILED,
            SyncStatus.CANCELLED,
            SyncStatus.TIMEOUT);

    private final CurrentCaller currentCaller;
    private final SyncStarts starts;
    private final ReportStatement statement;
    private final SyncProgressRepository syncs;
    private final SyncCommandRepository commands;
    private final SyncAttempts attempts;
    private final Clock clock;

    SyncReports(
            CurrentCaller currentCaller,
            SyncStarts starts,
            ReportStatement statement,
            SyncProgressRepository syncs,
            SyncCommandRepository commands,
            SyncAttempts attempts,
            Clock clock) {
        this.currentCaller = currentCaller;
        this.starts = starts;
        this.statement = statement;
        this.syncs = syncs;
        this.commands = commands;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** @return the sync's id, and whether it was started now or by an earlier request with the same key */
    @Transactional(timeout = SECONDS)
    public Started start(StartReport report) {
        return starts.start(reporter(), report);
    }

    /** @throws SyncRefused for an unknown or ended sync, or impossible counts */
    @Transactional(timeout = SECONDS)
    public ReportResult report(ProgressReport report) {
        Caller caller = reporter();
        check(report, "");
        ReportResult result = statement.apply(caller.org(), report);
        if (result.result() == ReportResult.Result.refused) {
            throw SyncRefused.of(result);
        }
        return result;
    }

    /** Applies what can be applied; an impossible entry never spoils the others. One result per entry, in order. */
    @Transactional(timeout = SECONDS)
    public List<ReportResult> reportAll(List<ProgressReport> reports) {
        Caller caller = reporter();
        if (reports.size() > Limits.BATCH) {
            throw new InvalidInput("too_many_entries", "reports", "At most " + Limits.BATCH + " reports at once.");
        }
        return BatchOfReports.of(reports).apply(entries -> statement.apply(caller.org(), entries));
    }

    @Transactional(timeout = SECONDS)
    public void heartbeat(String syncId, HeartbeatReport report) {
        Caller caller = reporter();
        Limits.text("reason", report.reason(), 500);
        Limits.moment("until", report.until());
        Limits.count("batch", report.batch());
        Limits.count("attempt", report.attempt());
        SyncProgress sync = lock(caller.org(), syncId);
        SyncSnapshot before = sync.snapshot();
        sync.beat(report, clock.instant());
        attempts.reported(caller, before, report);
    }

    /** Repeating the same end changes nothing; a different one is refused. */
    @Transactional(timeout = SECONDS)
    public void finish(String syncId, FinishReport report) {
        OrgId org = reporter().org();
        Limits.count("processed", report.processed());
        Limits.count("failed", report.failed());
        Limits.text("errorCode", report.errorCode(), 64);
        Limits.text("error", report.error(), 10_000);
        if (!ENDS.contains(report.status())) {
            throw new InvalidInput(
                    "not_an_end",
                    "status",
                    "A sync can't end as " + report.status().label() + ".");
        }
        lock(org, syncId).finish(report, clock.instant());
        commands.expire(org.value(), syncId, clock.instant());
    }

    static void check(ProgressReport report, String at) {
        Limits.id(at + "syncId", report.syncId());
        Limits.count(at + "processed", report.processed());
        Limits.count(at + "failed", report.failed());
        Limits.count(at + "total", report.total());
        Limits.count(at + "currentItem", report.currentItem());
        Limits.count(at + "batch", report.batch());
        long done = (long) report.processed() + report.failed();
        long most = report.total() == null ? Integer.MAX_VALUE : report.total();
        if (done > most) {
            throw new InvalidInput(
                    "counts_exceed_total",
                    at + "processed",
                    "processed %d + failed %d is more than total %d."
                            .formatted(report.processed(), report.failed(), most));
        }
    }

    private SyncProgress lock(OrgId org, String syncId) {
        return syncs.lock(org.value(), syncId).orElseThrow(() -> SyncRefused.unknown(syncId));
    }

    private Caller reporter() {
        return currentCaller.require(Right.REPORT);
    }

    /** @param created false where an earlier request with the same key started it */
    public record Started(String syncId, boolean created) {}
}
