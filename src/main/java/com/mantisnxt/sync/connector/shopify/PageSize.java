package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;

/** How much is asked for at once: records, and of each what lies within it. Finds its size by what the shop says it costs. */
final class PageSize {

    /** More is refused. */
    static final int MOST = 250;

    private int first;
    private int inner;
    private boolean isSettled;

    PageSize(int first, int inner) {
        this.first = first;
        this.inner = inner;
    }

    int first() {
        return first;
    }

    int inner() {
        return inner;
    }

    void grow() {
        first = isSettled ? first : Math.min(MOST, first * 2);
    }

    /** @throws SourceFault where there is nothing left to halve */
    void halve() {
        isSettled = true;
        if (first > 1) {
            first /= 2;
        } else if (inner > 1) {
            inner /= 2;
        } else {
            throw new SourceFault(Kind.UNREADABLE, "One record alone costs more than the shop lets a question cost.");
        }
    }
}
