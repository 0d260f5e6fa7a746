package com.mantisnxt.sync.run;

import com.mantisnxt.sync.activity.ActivityEntry;
import com.mantisnxt.sync.activity.ActivityLog;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Begins syncs because a system said that something changed. Waits while another sync works on the records, and long
 * enough since the last one that hints never have a system read without a pause.
 */
@Component
class HintedSyncs {

    /** Systems call at every change; what reads them takes at most a quarter of the time. */
    private static final int SHARE = 4;

    private static final Duration LEAST = Duration.ofSeconds(30);
    private static final Duration MOST = Duration.ofHours(1);
    private static final Duration BUSY = Duration.ofSeconds(5);

    private static final String RUNNING = "sync_running";
    private static final Set<String> NO_LONGER =
            Set.of("connection_archived", "connection_unknown", "entity_not_enabled");

    private final CurrentCaller currentCaller;
    private final TransactionTemplate transaction;
    private final SyncRequests requests;
    private final SyncSettings settings;
    private final SyncHints hints;
    private final HintQueue queue;
    private final ActivityLog log;

    HintedSyncs(
            CurrentCaller currentCaller,
            TransactionTemplate transactionTemplate,
            SyncRequests requests,
            SyncSettings settings,
            SyncHints hints,
            HintQueue queue,
            ActivityLog log) {
        this.currentCaller = currentCaller;
        this.transaction = transactionTemplate;
        this.requests = requests;
        this.settings = settings;
        this.hints = hints;
        this.queue = queue;
        this.log = log;
    }

    /** @return when to look again under the same name: where this node's clock is ahead of the database's */
    Optional<Instant> look(HintKey key) {
        var webhook = new Caller(key.sync().org(), null, "webhook", Set.of(Right.READ, Right.REPORT, Right.STEER));
        return currentCaller.callAs(webhook, () -> {
            try {
                return transaction.execute(status -> begin(key));
            } catch (Refused refused) {
                transaction.executeWithoutResult(status -> afterRefusal(key.sync(), refused));
                return Optional.empty();
            }
        });
    }

    private Optional<Instant> begin(HintKey key) {
        Optional<SyncHints.State> found = hints.lock(key.sync());
        if (found.filter(state -> state.now().isBefore(key.at())).isPresent()) {
            return Optional.of(key.at());
        }
        SyncSetting setting = settings.of(key.sync().connection(), key.sync().entity());
        if (!setting.isStopped()) {
            found.filter(SyncHints.State::isOpen).ifPresent(state -> begin(key.sync(), state, setting));
        }
        return Optional.empty();
    }

    private void begin(DueKey key, SyncHints.State state, SyncSetting setting) {
        Instant from = earliest(state, setting);
        if (state.isBusy()) {
            queue.look(key, state.now().plus(BUSY));
        } else if (state.now().isBefore(from)) {
            queue.look(key, from);
        } else {
            String sync = requests.due(key.connection(), key.entity(), setting);
            hints.begun(key);
            log.append(List.of(entry(key, SyncStatus.IN_PROGRESS, sync, null)));
        }
    }

    /** Where people decide, everything is read and takes the place of what they look at: that is not for every change. */
    private static Instant earliest(SyncHints.State state, SyncSetting setting) {
        if (state.begunAt() == null) {
            return Instant.EPOCH;
        }
        Duration pause = state.takes().multipliedBy(SHARE);
        Duration least = setting.appliesItself() ? LEAST : MOST;
        Duration bounded = pause.compareTo(MOST) > 0 ? MOST : pause.compareTo(least) < 0 ? least : pause;
        return state.begunAt().plus(bounded);
    }

    private void afterRefusal(DueKey key, Refused refused) {
        Optional<SyncHints.State> state = hints.lock(key);
        String code = refused.code().value();
        if (code.equals(RUNNING)) {
            state.ifPresent(known -> queue.look(key, known.now().plus(BUSY)));
        } else if (!NO_LONGER.contains(code)) {
            hints.begun(key);
            log.append(List.of(entry(key, SyncStatus.FAILED, null, refused.reason())));
        }
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
                fault == null ? "begun by a webhook" : null,
                fault == null ? null : "A webhook could not begin it: " + fault,
                null,
                Map.of("connection", key.connection()));
    }
}
