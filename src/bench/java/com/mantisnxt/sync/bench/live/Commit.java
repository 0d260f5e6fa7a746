package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.stage.Browsers.Pixel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A report that was committed.
 *
 * @param number how far the sync then was; -1 where a state is what was reported
 * @param state as the board shows it; empty where a number is what was reported
 * @param sent epoch milliseconds
 * @param answered epoch milliseconds; committed before
 */
record Commit(String syncId, int number, String state, double sent, double answered) {

    static Commit of(String syncId, int number, double sent) {
        return new Commit(syncId, number, "", sent, now());
    }

    static Commit of(String syncId, String state, double sent) {
        return new Commit(syncId, -1, state, sent, now());
    }

    /** The wall clock, finer than a millisecond. */
    static double now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) / 1000.0;
    }

    /** Whether this pixel shows it, or something newer. */
    boolean isShownBy(Pixel pixel) {
        return state.isEmpty() ? pixel.number() >= number : pixel.state().equals(state) && pixel.at() >= sent;
    }
}
