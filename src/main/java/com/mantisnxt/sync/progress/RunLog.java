package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.activity.ActivityEntry;
import com.mantisnxt.sync.activity.ActivityLog;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.tenant.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notes who started and who steered what, and why. */
@Component
class RunLog {

    private final ActivityLog log;

    RunLog(ActivityLog log) {
        this.log = log;
    }

    void started(Caller caller, String syncId, StartReport report) {
        Integer total = report.totalItems();
        log.append(List.of(new ActivityEntry(
                syncId,
                report.entityType(),
                SyncAction.SYNC_START,
                SyncStatus.IN_PROGRESS,
                total == null ? 0 : total,
                null,
                null,
                "started by " + caller.name(),
                null,
                caller.user(),
                Map.of())));
    }

    void steered(Caller caller, SyncSnapshot sync, String act, @Nullable String reason) {
        steered(caller, sync, act, reason == null || reason.isBlank() ? Map.of() : Map.of("reason", reason));
    }

    void steered(Caller caller, SyncSnapshot sync, String act, Map<String, String> more) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("act", act);
        details.put("by", caller.name());
        details.putAll(more);
        log.append(List.of(new ActivityEntry(
                sync.syncId(),
                sync.entity(),
                SyncAction.MANUAL_TRIGGER,
                sync.status(),
                0,
                null,
                null,
                caller.name() + ": " + act.replace('_', ' '),
                null,
                caller.user(),
                details)));
    }
}
