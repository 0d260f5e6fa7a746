package com.mantisnxt.sync.run;

import com.mantisnxt.sync.progress.WorkerState;
import java.time.Instant;
import java.util.Optional;

/** A run that waits for its turn to ask: it says so, and hears operators meanwhile. */
record WaitingRun(HeldRun run, Batches batches, Runs runs, RunVoice voice) implements Paces.Waiter {

    @Override
    public void waits(Optional<Instant> until) {
        batches.run(() -> {
            runs.lock(run);
            voice.says(
                    run,
                    until.isPresent() ? WorkerState.THROTTLED : WorkerState.RUNNING,
                    until.isPresent() ? Paces.SENT_ENOUGH : null,
                    until.orElse(null));
        });
    }

    /** What was read before is put down meanwhile, and whoever reports items runs: then it says again that it waits. */
    @Override
    public boolean isCalledOff(Instant until) {
        boolean rests = batches.in(() -> voice.isToRest(run.order().syncId()));
        if (!rests && !batches.in(() -> voice.isThrottled(run.order().syncId()))) {
            waits(Optional.of(until));
        }
        return rests;
    }
}
