package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.activity.ActivityEntry;
import com.mantisnxt.sync.activity.ActivityLog;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.progress.HeartbeatReport;
import com.mantisnxt.sync.progress.StartReport;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.progress.SyncReports;
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
    private final ActivityLog log;

    PlanSyncs(CurrentCaller currentCaller, SyncReports reports, SyncCommands commands, ActivityLog log) {
        this.currentCaller = currentCaller;
        this.reports = reports;
        this.commands = commands;
        this.log = log;
    }

    /** Takes commands from the first moment on. */
    void start(String syncId, PlanRow plan, @Nullable Integer total) {
        Caller caller = currentCaller.get();
        var console = new Caller(caller.org(), caller.user(), caller.name(), Set.of(Right.READ, Right.REPORT));
        currentCaller.runAs(console, () -> {
            Map<String, Object> metadata = Map.of("preview", plan.preview().toString());
            reports.start(
                    new StartReport(syncId, null, plan.entity(), plan.source().label(), total, metadata, null));
            reports.heartbeat(syncId, new HeartbeatReport(WorkerState.QUEUED, "waits for a worker", null, null, null));
            commands.fetch(syncId);
        });
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
