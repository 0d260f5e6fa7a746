package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.Coded;

/** What a guardrail looks at, and what single items are marked with. */
public enum Warning implements Coded {
    /** Deletions, in per cent of the records stored; of a preview as a whole. */
    DELETES(1),
    /** A price changes by so many per cent. */
    PRICE_CHANGE(2),
    /** Something runs out; as a guardrail: for so many items. */
    STOCK_TO_ZERO(3);

    private final int code;

    Warning(int code) {
        this.code = code;
    }

    @Override
    public short code() {
        return (short) code;
    }

    String tag() {
        return "warning:" + label();
    }
}
