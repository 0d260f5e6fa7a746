package com.mantisnxt.sync.connector.custom;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How many records of a page were delivered. When the page is read again they are passed over, and it is noticed when they
 * are no longer the same: then others have moved among them.
 */
final class PageMark {

    private int skip;
    private @Nullable Integer before;
    private int rows;
    private int ids = 1;
    private boolean hasMoved;

    /**
     * @param skip records of the page that an earlier walk delivered
     * @param before what their ids amounted to; null where that is not known
     */
    PageMark(int skip, @Nullable Integer before) {
        this.skip = skip;
        this.before = before;
    }

    boolean passesOver(JsonNode id) {
        rows++;
        ids = 31 * ids + id.toString().hashCode();
        if (skip == 0) {
            return false;
        }
        skip--;
        hasMoved |= skip == 0 && before != null && before != ids;
        return true;
    }

    /** The page broke off, and may do so again before it comes to where it once was. */
    void again() {
        before = skip == 0 ? (Integer) ids : before;
        skip += rows;
        rows = 0;
        ids = 1;
    }

    void turn() {
        hasMoved |= skip > 0;
        skip = 0;
        rows = 0;
        ids = 1;
    }

    int rows() {
        return rows;
    }

    int ids() {
        return ids;
    }

    /** What was delivered of a page was no longer there when it was read again. */
    boolean hasMoved() {
        return hasMoved;
    }
}
