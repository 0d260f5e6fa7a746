package com.mantisnxt.sync.progress.bulk;

import com.mantisnxt.sync.base.Coded;

/** Where an act on many syncs stands. */
public enum BulkState implements Coded {
    UNDER_WAY(1),
    DONE(2),
    /** Somebody stopped it before its end; what was asked till then stays asked. */
    STOPPED(3);

    private final int code;

    BulkState(int code) {
        this.code = code;
    }

    @Override
    public short code() {
        return (short) code;
    }
}
