package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.Coded;
import java.util.stream.Stream;

/** What a guardrail looks at, and what single items are marked with. */
public enum Warning implements Coded {
    /** Deletions, in per cent of the records stored; of a preview as a whole. */
    DELETES(1),
    /** A price changes by so many per cent. */
    PRICE_CHANGE(2),
    /** Something runs out; as a guardrail: for so many items. */
    STOCK_TO_ZERO(3);

    /** How the tags of warnings begin. */
    static final String TAG = "warning:";

    private final int code;

    Warning(int code) {
        this.code = code;
    }

    @Override
    public short code() {
        return (short) code;
    }

    String tag() {
        return TAG + label();
    }

    static Warning ofTag(String tag) {
        return Stream.of(values())
                .filter(warning -> warning.tag().equals(tag))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(tag));
    }
}
