package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.Coded;

/** Where a run stands. */
public enum RunState implements Coded {
    QUEUED(1),
    RUNNING(2),
    PAUSED(3),
    DONE(4),
    FAILED(5),
    CANCELLED(6);

    private final int code;

    RunState(int code) {
        this.code = code;
    }

    /** Nothing of it goes on any more. */
    public boolean isOver() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }

    @Override
    public short code() {
        return (short) code;
    }
}
