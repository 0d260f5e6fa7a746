package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.Coded;

/** Where the changes of a preview go, once it is approved. */
public enum PlanTarget implements Coded {
    /** Into the record store, by the console: what the system at the other end has. */
    STORE(1),
    /** To the system of its connection, by the console. */
    SYSTEM(2),
    /** Wherever the service that brought it puts them. */
    SERVICE(3);

    private final int code;

    PlanTarget(int code) {
        this.code = code;
    }

    @Override
    public short code() {
        return (short) code;
    }
}
