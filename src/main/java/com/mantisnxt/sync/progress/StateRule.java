package com.mantisnxt.sync.progress;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Names a sync's state from its evidence: what its worker says, when it was last heard, when an item last moved. */
@Component
class StateRule {

    /** A worker that was due to go on gets this long before its silence counts. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final BoardProperties properties;

    StateRule(BoardProperties properties) {
        this.properties = properties;
    }

    SyncState of(SyncSnapshot sync, Instant now) {
        return switch (sync.status()) {
            case PENDING -> SyncState.QUEUED;
            case PAUSED -> SyncState.PAUSED;
            case COMPLETED -> SyncState.DONE;
            case COMPLETED_WITH_ERRORS -> SyncState.ERRORS;
            case FAILED -> SyncState.FAILED;
            case CANCELLED -> SyncState.CANCELLED;
            case TIMEOUT -> SyncState.TIMEOUT;
            case IN_PROGRESS -> inProgress(sync, now);
        };
    }

    private SyncState inProgress(SyncSnapshot sync, Instant now) {
        Instant until = sync.worker().until();
        boolean waits = until != null && now.isBefore(until.plus(GRACE));
        if (!waits && isSilent(sync, now)) {
            return SyncState.STALLED;
        }
        if ("throttled".equals(sync.worker().state())) {
            return SyncState.THROTTLED;
        }
        Double speed = sync.pace().speed();
        return speed != null && speed < properties.slowBelow() && isCalibrated(sync)
                ? SyncState.SLOW
                : SyncState.RUNNING;
    }

    private boolean isSilent(SyncSnapshot sync, Instant now) {
        Instant lastItem = sync.times().lastItem() == null
                ? sync.times().started()
                : sync.times().lastItem();
        return isBefore(sync.times().heartbeat(), now, properties.silentAfter())
                || isBefore(lastItem, now, properties.idleAfter());
    }

    private static boolean isBefore(Instant at, Instant now, Duration most) {
        return Duration.between(at, now).compareTo(most) > 0;
    }

    private static boolean isCalibrated(SyncSnapshot sync) {
        return sync.times().elapsedSeconds() >= 60;
    }
}
