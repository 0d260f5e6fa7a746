package com.mantisnxt.sync.activity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which time the search looks at; the start is included, the end is not. */
public sealed interface TimeRange {

    TimeRange DAY = new Last(Duration.ofHours(24));

    Instant start(Instant now);

    /** Null: until now, and on. */
    @Nullable
    Instant end();

    /** A length of time up to now; moves on with the clock. */
    record Last(Duration length) implements TimeRange {

        @Override
        public Instant start(Instant now) {
            return now.minus(length);
        }

        @Override
        public @Nullable Instant end() {
            return null;
        }
    }

    /** A fixed time. */
    record Between(Instant from, @Nullable Instant to) implements TimeRange {

        @Override
        public Instant start(Instant now) {
            return from;
        }

        @Override
        public @Nullable Instant end() {
            return to;
        }
    }
}
