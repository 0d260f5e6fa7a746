package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.Coded;

/** What is done to a preview. */
enum RunKind implements Coded {
    COMPUTE(1),
    APPLY(2);

    private final int code;

    RunKind(int code) {
        this.code = code;
    }

    @Override
    public short code() {
        return (short) code;
    }
}
