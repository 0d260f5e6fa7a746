package com.mantisnxt.sync.run;

import com.mantisnxt.sync.activity.ActivityEntry;
import com.mantisnxt.sync.activity.ActivityLog;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Begins the syncs whose time has come. One that finds its records busy is left out, and said to be. */
@Component
class DueSyncs {

    private static final String ARCHIVED = "connection_archived";

    private final CurrentCaller currentCaller;
    private final TransactionTemplate transaction;
    private final SyncRequests requests;
    private final SyncSettings settings;
    private final ActivityLog log;
    private final Clock clock;

    DueSyncs(
            CurrentCaller currentCaller,
            TransactionTemplate transactionTemplate,
            SyncRequests requests,
            SyncSettings settings,
            ActivityLog log,
            Clock clock) {
        this.currentCaller = currentCaller;
        this.transaction = transactionTemplate;
        this.requests = requests;
        this.settings = settings;
        this.log = log;
        this.clock = clock;
    }

    /** @return its next time; empty where it runs no more */
    Optional<Instant> begin(DueKey key) {
        var schedule = new Caller(key.org(), null, "schedule", Set.of(Right.READ, Right.REPORT, Right.STEER));
        return currentCaller.callAs(schedule, () -> {
            SyncSetting setting = settings.of(key.connection(), key.entity());
            if (setting.next(clock.instant()).isPresent() && !isInUse(key, setting)) {
                return Optional.empty();
            }
            return settings.of(key.connection(), key.entity()).next(clock.instant());
        });
    }

    /** False where its connection is no longer in use, so that there is no next time. */
    private boolean isInUse(DueKey key, SyncSetting setting) {
        try {
            transaction.executeWithoutResult(status -> {
                String sync = requests.due(key.connection(), key.entity(), setting);
                log.append(List.of(entry(key, SyncStatus.IN_PROGRESS, sync, null)));
            });
        } catch (Refused refused) {
            if (refused.code().value().equals(ARCHIVED)) {
                return false;
            }
            transaction.executeWithoutResult(
                    status -> log.append(List.of(entry(key, SyncStatus.FAILED, null, refused.reason()))));
        }
        return true;
    }

    private static ActivityEntry entry(DueKey key, SyncStatus status, @Nullable String sync, @Nullable String fault) {
        return new ActivityEntry(
                sync,
                key.entity(),
                SyncAction.SCHEDULED_RUN,
                status,
                0,
                null,
                null,
                fault == null ? "begun by its schedule" : null,
                fault == null ? null : "Its schedule could not begin it: " + fault,
                null,
                Map.of("connection", key.connection()));
    }
}
