package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.activity.ActivityEntry;
import com.mantisnxt.sync.activity.ActivityLog;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.tenant.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notes who steered what, and why. */
@Component
class SteeringLog {

    private final ActivityLog log;

    SteeringLog(ActivityLog log) {
        this.log = log;
    }

    void steered(Caller caller, SyncSnapshot sync, String act, @Nullable String reason) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("act", act);
        details.put("by", caller.name());
        if (reason != null && !reason.isBlank()) {
            details.put("reason", reason);
        }
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
