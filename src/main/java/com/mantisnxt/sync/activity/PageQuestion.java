package com.mantisnxt.sync.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Which page of which list. */
record PageQuestion(UUID org, ActivityFilter filter, Slice slice, Instant now) {

    /** No event lies further ahead. */
    private static final Duration AHEAD = Duration.ofDays(3);

    /** No event of the page is older. */
    Instant from() {
        return filter.range().start(now);
    }

    /** Every event of the page, read towards the past, is older. */
    Instant to() {
        Instant end =
                filter.range().end() == null ? now.plus(AHEAD) : filter.range().end();
        Instant after = slice.start() == null ? end : slice.start().at().plusNanos(1_000);
        return after.isBefore(end) ? after : end;
    }
}
