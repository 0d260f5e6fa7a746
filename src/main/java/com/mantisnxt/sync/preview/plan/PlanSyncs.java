package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.activity.ActivityEntry;
import com.mantisnxt.sync.activity.ActivityLog;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.progress.FinishReport;
import com.mantisnxt.sync.progress.HeartbeatReport;
import com.mantisnxt.sync.progress.ProgressReport;
import com.mantisnxt.sync.progress.StartReport;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.progress.SyncReports;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.progress.WorkerState;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the console's own work on the live board, as any service does, and into the log. */
@Component
class PlanSyncs {

    private final CurrentCaller currentCaller;
    private final SyncReports reports;
    private final SyncCommands commands;
    private final Syncs syncs;
    private final ActivityLog log;

    PlanSyncs(CurrentCaller currentCaller, SyncReports reports, SyncCommands commands, Syncs syncs, ActivityLog log) {
        this.currentCaller = currentCaller;
        this.reports = reports;
        this.commands = commands;
        this.syncs = syncs;
        this.log = log;
    }

    /** Takes commands from the first moment on. */
    void start(String syncId, PlanRow plan, @Nullable Integer total) {
        asConsole(() -> {
            queue(syncId, plan, total, preview(plan));
            says(syncId, "waits for a worker");
            commands.fetch(syncId);
        });
    }

    /** Tries again what another sync could not do. */
    void retry(String syncId, PlanRow plan, int items, String of) {
        asConsole(() -> {
            Map<String, Object> metadata = Map.of("preview", plan.preview().toString(), "retry_of", of);
            queue(syncId, plan, items, metadata);
            says(syncId, "waits for a worker");
            commands.fetch(syncId);
        });
    }

    /** Whether it takes commands is for its service to show. */
    void await(String syncId, PlanRow plan) {
        asConsole(() -> {
            queue(syncId, plan, plan.counts().included(), preview(plan));
            says(syncId, "waits for its service");
        });
    }

    /** Nothing where it has ended, as operators may end it. */
    void became(String syncId, int processed, int failed, boolean isOver) {
        asConsole(() -> {
            if (isActive(syncId) && isOver) {
                reports.finish(syncId, new FinishReport(SyncStatus.COMPLETED, processed, failed, null, null));
            } else if (isActive(syncId)) {
                reports.report(new ProgressReport(syncId, null, processed, failed, null, null, null));
            }
        });
    }

    void failed(String syncId, String code, String reason) {
        asConsole(() -> {
            if (isActive(syncId)) {
                reports.finish(syncId, new FinishReport(SyncStatus.FAILED, null, null, code, reason));
            }
        });
    }

    void cancelled(String syncId) {
        asConsole(() -> {
            if (isActive(syncId)) {
                reports.finish(syncId, new FinishReport(SyncStatus.CANCELLED, null, null, null, null));
            }
        });
    }

    private static Map<String, Object> preview(PlanRow plan) {
        return Map.of("preview", plan.preview().toString());
    }

    private void queue(String syncId, PlanRow plan, @Nullable Integer total, Map<String, Object> metadata) {
        reports.start(new StartReport(syncId, null, plan.entity(), plan.source().label(), total, metadata, null));
    }

    private void says(String syncId, String reason) {
        reports.heartbeat(syncId, new HeartbeatReport(WorkerState.QUEUED, reason, null, null, null));
    }

    private boolean isActive(String syncId) {
        return syncs.find(syncId).filter(SyncSnapshot::isActive).isPresent();
    }

    private void asConsole(Runnable act) {
        Caller caller = currentCaller.get();
        currentCaller.runAs(
                new Caller(caller.org(), caller.user(), caller.fullName(), Set.of(Right.READ, Right.REPORT)), act);
    }

    void note(SyncAction action, PlanRow plan, String message, Map<String, Object> details) {
        Caller caller = currentCaller.get();
        log.append(List.of(new ActivityEntry(
                plan.applySync() == null ? plan.computeSync() : plan.applySync(),
                plan.entity(),
                action,
                SyncStatus.COMPLETED,
                plan.counts().included(),
                null,
                null,
                message,
                null,
                caller.user(),
                details)));
    }
}
