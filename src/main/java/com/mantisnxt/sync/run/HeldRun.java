package com.mantisnxt.sync.run;

import com.mantisnxt.sync.preview.plan.RunOrder;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run and the right to work on it.
 *
 * @param fencing proves the right to every transaction of the run; whoever takes it over has a higher one
 * @param takenOver from a worker that had begun and was heard of no more
 * @param throttledUntil until then the target takes nothing more, null where it does
 * @param position items up to here have their outcome
 */
record HeldRun(
        RunKey key,
        RunKind kind,
        RunOrder order,
        long fencing,
        boolean takenOver,
        boolean paused,
        @Nullable Instant throttledUntil,
        int position,
        int processed,
        int failed,
        @Nullable UUID startedBy,
        String startedByName) {

    HeldRun moved(int newPosition, int newProcessed, int newFailed) {
        return new HeldRun(
                key,
                kind,
                order,
                fencing,
                takenOver,
                paused,
                throttledUntil,
                newPosition,
                newProcessed,
                newFailed,
                startedBy,
                startedByName);
    }

    HeldRun resumed() {
        return changed(false, throttledUntil);
    }

    HeldRun throttled(@Nullable Instant until) {
        return changed(paused, until);
    }

    private HeldRun changed(boolean isPaused, @Nullable Instant until) {
        return new HeldRun(
                key,
                kind,
                order,
                fencing,
                takenOver,
                isPaused,
                until,
                position,
                processed,
                failed,
                startedBy,
                startedByName);
    }
}
