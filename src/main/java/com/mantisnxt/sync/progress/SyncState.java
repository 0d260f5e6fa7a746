package com.mantisnxt.sync.progress;

/** What the board says of a sync, in the order in which it needs attention. */
public enum SyncState {
    STALLED,
    THROTTLED,
    SLOW,
    FAILED,
    TIMEOUT,
    RUNNING,
    PAUSED,
    QUEUED,
    ERRORS,
    CANCELLED,
    DONE;

    /** Whether items are expected to come; only then a speed is one of now. */
    public boolean isMoving() {
        return this == RUNNING || this == SLOW || this == THROTTLED;
    }

    public boolean isActive() {
        return switch (this) {
            case STALLED, THROTTLED, SLOW, RUNNING, PAUSED, QUEUED -> true;
            case FAILED, TIMEOUT, ERRORS, CANCELLED, DONE -> false;
        };
    }
}
