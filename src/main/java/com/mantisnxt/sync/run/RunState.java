package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.Coded;

enum RunState implements Coded {
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

    @Override
    public short code() {
        return (short) code;
    }
}
