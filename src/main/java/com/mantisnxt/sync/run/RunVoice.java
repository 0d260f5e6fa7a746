package com.mantisnxt.sync.run;

import com.mantisnxt.sync.activity.ActivityEntry;
import com.mantisnxt.sync.activity.ActivityLog;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.progress.AttemptEnd;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.CommandOutcome;
import com.mantisnxt.sync.progress.FinishReport;
import com.mantisnxt.sync.progress.HeartbeatReport;
import com.mantisnxt.sync.progress.OpenCommand;
import com.mantisnxt.sync.progress.ProgressReport;
import com.mantisnxt.sync.progress.SyncAttempts;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.progress.SyncReports;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.progress.WorkerState;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a run speaks: as any sync service does, so the board shows it and steers it like one. In the batch's transaction. */
@Component
class RunVoice {

    private static final int LONGEST = 10_000;
    private static final Set<CommandKind> POSSIBLE =
            EnumSet.of(CommandKind.PAUSE, CommandKind.RESUME, CommandKind.CANCEL);

    private final SyncReports reports;
    private final SyncCommands commands;
    private final SyncAttempts attempts;
    private final Syncs syncs;
    private final ActivityLog log;
    private final String node = ManagementFactory.getRuntimeMXBean().getName();

    RunVoice(SyncReports reports, SyncCommands commands, SyncAttempts attempts, Syncs syncs, ActivityLog log) {
        this.reports = reports;
        this.commands = commands;
        this.attempts = attempts;
        this.syncs = syncs;
        this.log = log;
    }

    /**
     * Fetches what operators ask and answers it.
     *
     * @return what was asked and will be done
     */
    Set<CommandKind> heed(HeldRun run) {
        Set<CommandKind> asked = EnumSet.noneOf(CommandKind.class);
        for (OpenCommand command : commands.fetch(run.order().syncId())) {
            boolean can = POSSIBLE.contains(command.kind());
            commands.acknowledge(
                    run.order().syncId(),
                    command.id(),
                    can ? CommandOutcome.DONE : CommandOutcome.REFUSED,
                    can ? null : "This is for the service that brought the preview.");
            if (can) {
                asked.add(command.kind());
            }
        }
        return asked;
    }

    /** What operators ask and nobody has answered. */
    Set<CommandKind> asked(String syncId) {
        return commands.asked(syncId);
    }

    /** An operator closed it, or it fell silent for too long. */
    boolean isClosed(String syncId) {
        return !syncs.get(syncId).isActive();
    }

    /** Paused or over, or asked to be. */
    boolean isToRest(String syncId) {
        SyncSnapshot sync = syncs.get(syncId);
        Set<CommandKind> asked = commands.asked(syncId);
        return !sync.isActive()
                || sync.status() == SyncStatus.PAUSED
                || asked.contains(CommandKind.PAUSE)
                || asked.contains(CommandKind.CANCEL);
    }

    /** As it said itself. */
    boolean isThrottled(String syncId) {
        return WorkerState.THROTTLED.label().equals(syncs.get(syncId).worker().state());
    }

    /** It waits for others of its connection. */
    void holds(OpenRun run, String reason, Instant again) {
        HeartbeatReport beat = run.state() == RunState.PAUSED
                ? new HeartbeatReport(null, null, null, null, null)
                : run.hasBegun()
                        ? new HeartbeatReport(WorkerState.WAITING, reason, again, null, null)
                        : new HeartbeatReport(WorkerState.QUEUED, reason, null, null, null);
        reports.heartbeat(run.syncId(), beat);
    }

    void progress(HeldRun run, @Nullable Integer total, @Nullable Integer batch) {
        reports.report(
                new ProgressReport(run.order().syncId(), null, run.processed(), run.failed(), total, null, batch));
    }

    /** Refused where an operator has closed the sync. */
    void alive(HeldRun run) {
        reports.heartbeat(run.order().syncId(), new HeartbeatReport(null, null, null, null, null));
    }

    void says(HeldRun run, WorkerState state, @Nullable String reason, @Nullable Instant until) {
        reports.heartbeat(run.order().syncId(), new HeartbeatReport(state, reason, until, null, null));
    }

    /** Begins a try, or goes on with the one that is under way. */
    void goesOn(HeldRun run) {
        attempts.goesOn(run.order().syncId(), node);
    }

    /** It can't go on for now; another try follows. */
    void stops(HeldRun run, AttemptEnd end, @Nullable String reason) {
        attempts.ended(run.order().syncId(), end, reason);
    }

    /** Its worker was heard of no more. */
    void takenOver(HeldRun run, int records, String message) {
        attempts.ended(run.order().syncId(), AttemptEnd.TAKEN_OVER, null);
        note(run, SyncAction.ERROR_RECOVERY, records, message);
    }

    void finish(HeldRun run, SyncStatus status, @Nullable String code, @Nullable String reason) {
        String said = reason == null || reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST);
        reports.finish(run.order().syncId(), new FinishReport(status, null, null, code, said));
    }

    /** An operator closed it as cancelled. */
    boolean isCancelled(HeldRun run) {
        return syncs.get(run.order().syncId()).status() == SyncStatus.CANCELLED;
    }

    /** What the operator said who closed it. */
    Optional<String> closedBecause(HeldRun run) {
        return Optional.ofNullable(syncs.get(run.order().syncId()).ending().closeReason());
    }

    /** Where an operator has closed it, there is nothing left to say. */
    void fail(HeldRun run, String code, String reason) {
        if (syncs.get(run.order().syncId()).isActive()) {
            finish(run, code.equals(RunRefused.OVERDUE) ? SyncStatus.TIMEOUT : SyncStatus.FAILED, code, reason);
        }
    }

    void note(HeldRun run, SyncAction action, int records, String message) {
        log.append(List.of(new ActivityEntry(
                run.order().syncId(),
                run.order().entity(),
                action,
                SyncStatus.IN_PROGRESS,
                records,
                null,
                null,
                message,
                null,
                run.startedBy(),
                Map.of())));
    }

    /** @param faults by item, each a sentence */
    void faults(HeldRun run, Map<String, String> faults) {
        log.append(faults.entrySet().stream()
                .map(fault -> new ActivityEntry(
                        run.order().syncId(),
                        run.order().entity(),
                        SyncAction.BATCH_PROCESS,
                        SyncStatus.FAILED,
                        0,
                        null,
                        fault.getKey(),
                        null,
                        fault.getValue(),
                        run.startedBy(),
                        Map.of()))
                .toList());
    }
}
