package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.base.Coded;

/** Why an alert is over. */
public enum CloseReason implements Coded {
    RECOVERED(1),
    BY_HAND(2),
    /** Its rule was switched off. */
    RULE_OFF(3),
    /** Its connection is no longer in use. */
    GONE(4);

    private final int code;

    CloseReason(int code) {
        this.code = code;
    }

    @Override
    public short code() {
        return (short) code;
    }
}
