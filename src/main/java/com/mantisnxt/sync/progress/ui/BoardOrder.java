package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.LiveSync;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which order the board has its rows; by nothing that a tick changes, or rows would jump. */
enum BoardOrder {
    /** By state; within one the latest start first, ended ones by their end. */
    ATTENTION(Comparator.comparing(LiveSync::state).thenComparing(BoardOrder::moment, Comparator.reverseOrder())),
    /** The latest start first, whatever became of it. */
    LATEST(Comparator.comparing(BoardOrder::started, Comparator.reverseOrder())),
    /** What runs for longest, then what has ended, the latest end first. */
    LONGEST(Comparator.comparing((LiveSync live) -> !live.sync().isActive())
            .thenComparing((one, other) -> one.sync().isActive()
                    ? started(one).compareTo(started(other))
                    : moment(other).compareTo(moment(one)))),
    /** By what is synced, then by what its service calls it. */
    NAME(Comparator.comparing((LiveSync live) -> live.sync().entity().label())
            .thenComparing(live -> live.sync().syncId()));

    private final Comparator<LiveSync> rows;

    BoardOrder(Comparator<LiveSync> rows) {
        this.rows = rows.thenComparing(live -> live.sync().id());
    }

    Comparator<LiveSync> rows() {
        return rows;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<BoardOrder> of(String label) {
        return List.of(values()).stream()
                .filter(order -> order.label().equals(label))
                .findFirst();
    }

    private static Instant started(LiveSync live) {
        return live.sync().times().started();
    }

    private static Instant moment(LiveSync live) {
        Instant completed = live.sync().times().completed();
        return completed == null ? started(live) : completed;
    }
}
