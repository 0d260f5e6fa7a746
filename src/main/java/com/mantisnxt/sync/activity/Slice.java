package com.mantisnxt.sync.activity;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list that runs from new to old.
 *
 * @param start the event beside it, not included; null for the list's beginning
 * @param older whether it lies on the start's older side
 */
record Slice(@Nullable EventId start, boolean older, int limit) {

    static Slice after(@Nullable EventId start, int limit) {
        return new Slice(start, true, limit);
    }

    static Slice before(EventId start, int limit) {
        return new Slice(start, false, limit);
    }

    String order() {
        return older ? " order by created_at desc, id desc" : " order by created_at, id";
    }

    String beyond() {
        return older ? " and (created_at, id) < (?, ?)" : " and (created_at, id) > (?, ?)";
    }
}
