package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.Coded;

/** What became of an item. */
public enum OutcomeKind implements Coded {
    APPLIED(1),
    /** It was so already. */
    UNCHANGED(2),
    /** The record had changed since the preview; nothing was done. */
    DRIFTED(3),
    REJECTED(4);

    private final int code;

    OutcomeKind(int code) {
        this.code = code;
    }

    @Override
    public short code() {
        return (short) code;
    }
}
