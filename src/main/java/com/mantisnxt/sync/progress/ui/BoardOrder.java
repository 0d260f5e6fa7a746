package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.LiveSync;
import java.time.Instant;
import java.util.Comparator;

/** Needs attention first; within a state the latest start first, ended ones by their end. */
final class BoardOrder {

    static final Comparator<LiveSync> ATTENTION_FIRST = Comparator.comparing(LiveSync::state)
            .thenComparing(BoardOrder::moment, Comparator.reverseOrder())
            .thenComparing(live -> live.sync().id());

    private BoardOrder() {}

    private static Instant moment(LiveSync live) {
        Instant completed = live.sync().times().completed();
        return completed == null ? live.sync().times().started() : completed;
    }
}
