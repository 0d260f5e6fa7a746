package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.EntityType;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run that is not over, as the others of its connection see it.
 *
 * @param hasBegun it was worked on before
 * @param isWorkedOn somebody holds its lease
 * @param heldFor what it waits for before it is worked on; null where it does not
 */
record OpenRun(
        UUID id,
        RunKind kind,
        EntityType entity,
        RunState state,
        String syncId,
        Instant createdAt,
        boolean hasBegun,
        boolean isWorkedOn,
        @Nullable Instant throttledUntil,
        int waited,
        @Nullable String heldFor) {

    private static final Duration LONG = Duration.ofMinutes(1);
    static final int OFTEN = 5;

    /** Nobody knows when it goes on, so nobody waits for it. */
    boolean mayTakeForEver(Instant now) {
        return state == RunState.PAUSED || waited >= OFTEN || isThrottledAt(now.plus(LONG));
    }

    boolean isThrottledAt(Instant moment) {
        return throttledUntil != null && throttledUntil.isAfter(moment);
    }

    /** Not only looked at, whether it may go on. */
    boolean isAtWork(Instant now) {
        return isWorkedOn && state == RunState.RUNNING && !isThrottledAt(now);
    }

    boolean isOlderThan(OpenRun other) {
        int order = createdAt.compareTo(other.createdAt);
        return order < 0 || order == 0 && id.compareTo(other.id) < 0;
    }
}
