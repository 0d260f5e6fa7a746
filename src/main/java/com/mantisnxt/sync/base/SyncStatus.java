package com.mantisnxt.sync.base;

/** What a sync, or an entry of its log, has come to. The code is what indexes hold; enum columns can't be index conditions under row-level security. */
public enum SyncStatus implements Coded {
    PENDING(1),
    IN_PROGRESS(2),
    COMPLETED(3),
    COMPLETED_WITH_ERRORS(4),
    FAILED(5),
    CANCELLED(6),
    PAUSED(7),
    TIMEOUT(8);

    private final int code;

    SyncStatus(int code) {
        this.code = code;
    }

    @Override
    public short code() {
        return (short) code;
    }
}
