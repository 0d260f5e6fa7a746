package com.mantisnxt.sync.progress;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sync on the board.
 *
 * @param pending what an operator asked for and the service has not answered
 * @param deadline by when the service is to answer; null where nothing is asked that it has to answer soon
 * @param tried the last try that ended before the sync did
 */
public record LiveSync(
        SyncSnapshot sync,
        SyncState state,
        @Nullable OpenCommand pending,
        @Nullable Deadline deadline,
        @Nullable SyncAttempt tried) {

    /** A sync of which nothing is asked, or nothing that has to be answered soon. */
    public LiveSync(SyncSnapshot sync, SyncState state, @Nullable OpenCommand pending) {
        this(sync, state, pending, null, null);
    }

    /** Whether its service is gone, as far as anybody can tell: then an operator may end it in its place. */
    public boolean mayBeClosed() {
        boolean ignoresCancel =
                pending != null && pending.kind() == CommandKind.CANCEL && deadline != null && deadline.passed();
        return state == SyncState.STALLED || ignoresCancel && state.isActive() && !state.isMoving();
    }

    /** @param passed and no answer came */
    public record Deadline(Instant at, boolean passed) {}
}
