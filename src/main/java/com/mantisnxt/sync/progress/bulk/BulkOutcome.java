package com.mantisnxt.sync.progress.bulk;

import com.mantisnxt.sync.base.Coded;

/** What became of one sync of an act on many. */
public enum BulkOutcome implements Coded {
    /** Its service was asked, or the console began it. */
    ASKED(1),
    REFUSED(2),
    /** It was so before, or had been asked already. */
    ALREADY(3);

    private final int code;

    BulkOutcome(int code) {
        this.code = code;
    }

    @Override
    public short code() {
        return (short) code;
    }
}
