package com.mantisnxt.sync.progress;

/** What the board says of a sync, in the order in which it needs attention. */
public enum SyncState {
    STALLED,
    THROTTLED,
    SLOW,
    FAILED,
    TIMEOUT,
    ERRORS,
    RUNNING,
    PAUSED,
    QUEUED,
    CANCELLED,
    DONE;

    public boolean isActive() {
        return switch (this) {
            case STALLED, THROTTLED, SLOW, RUNNING, PAUSED, QUEUED -> true;
            case FAILED, TIMEOUT, ERRORS, CANCELLED, DONE -> false;
        };
    }
}
