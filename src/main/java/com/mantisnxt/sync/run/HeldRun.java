package com.mantisnxt.sync.run;

import com.mantisnxt.sync.preview.plan.RunOrder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run and the right to work on it.
 *
 * @param fencing proves the right to every transaction of the run; whoever takes it over has a higher one
 * @param takenOver from a worker that had begun and was heard of no more
 * @param position items up to here have their outcome
 */
record HeldRun(
        RunKey key,
        RunKind kind,
        RunOrder order,
        long fencing,
        boolean takenOver,
        boolean paused,
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
                newPosition,
                newProcessed,
                newFailed,
                startedBy,
                startedByName);
    }

    HeldRun resumed() {
        return new HeldRun(
                key, kind, order, fencing, takenOver, false, position, processed, failed, startedBy, startedByName);
    }
}
