package com.mantisnxt.sync.run;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What follows a batch.
 *
 * @param again when to go on if not at once
 */
record Turn(HeldRun run, boolean goesOn, @Nullable Instant again) {

    static Turn on(HeldRun run) {
        return new Turn(run, true, null);
    }

    static Turn at(HeldRun run, Instant again) {
        return new Turn(run, false, again);
    }

    static Turn over(HeldRun run) {
        return new Turn(run, false, null);
    }

    Optional<Instant> next() {
        return Optional.ofNullable(again);
    }
}
