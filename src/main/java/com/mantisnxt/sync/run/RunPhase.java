package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.Coded;

/** How far a run is on its way; each phase goes on from where its last batch was committed. */
public enum RunPhase implements Coded {
    READ(1),
    COMPARE(2),
    APPLY(3);

    private final int code;

    RunPhase(int code) {
        this.code = code;
    }

    @Override
    public short code() {
        return (short) code;
    }
}
