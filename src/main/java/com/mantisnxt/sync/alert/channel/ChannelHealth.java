package com.mantisnxt.sync.alert.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a channel fares.
 *
 * @param failures tries in a row that failed
 * @param lastError in words for people
 */
public record ChannelHealth(
        @Nullable Instant lastSuccess,
        @Nullable Instant failingSince,
        int failures,
        @Nullable String lastError) {

    /** So many failures in a row are no accident. */
    static final int DEAD_FROM = 3;

    /** What a channel looks like from outside. */
    public enum State {
        /** Nothing was sent yet. */
        UNTRIED,
        WORKS,
        /** The last message reached some of its recipients and not all. */
        PARTLY,
        /** The last try failed; it is tried again. */
        FAILING,
        /** It failed several times in a row: nobody hears by it. */
        DEAD
    }

    public State state() {
        if (failures >= DEAD_FROM) {
            return State.DEAD;
        }
        if (failingSince != null) {
            return failures == 0 ? State.PARTLY : State.FAILING;
        }
        return lastSuccess == null ? State.UNTRIED : State.WORKS;
    }
}
