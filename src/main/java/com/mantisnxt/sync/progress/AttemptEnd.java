package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.base.Coded;

/** Why a try of a sync ended, when it was not the sync's own end. */
public enum AttemptEnd implements Coded {
    /** The other system takes no more for now. */
    THROTTLED(1),
    /** Something failed that may pass. */
    FAULT(2),
    /** Its worker was heard of no more, and another one went on. */
    TAKEN_OVER(3),
    /** Its worker was stopped in an orderly way. */
    STOPPED(4);

    private final int code;

    AttemptEnd(int code) {
        this.code = code;
    }

    @Override
    public short code() {
        return (short) code;
    }
}
