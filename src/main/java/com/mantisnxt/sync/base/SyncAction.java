package com.mantisnxt.sync.base;

/** What an entry of the activity log records. The code is what indexes hold; enum columns can't be index conditions under row-level security. */
public enum SyncAction implements Coded {
    PREVIEW_DELTA(1),
    SYNC_START(2),
    SYNC_COMPLETE(3),
    BATCH_PROCESS(4),
    ERROR_RECOVERY(5),
    MANUAL_TRIGGER(6),
    SCHEDULED_RUN(7),
    PARTIAL_RESUME(8);

    private final int code;

    SyncAction(int code) {
        this.code = code;
    }

    @Override
    public short code() {
        return (short) code;
    }
}
