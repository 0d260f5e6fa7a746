package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.Coded;

/** Whether a record is in use at its source. What is archived or in the bin there still exists: that is no deletion. */
public enum RecordState implements Coded {
    ACTIVE(1),
    ARCHIVED(2);

    private final int code;

    RecordState(int code) {
        this.code = code;
    }

    @Override
    public short code() {
        return (short) code;
    }
}
