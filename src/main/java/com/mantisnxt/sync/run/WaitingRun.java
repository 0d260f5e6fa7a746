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

    @Override
    public boolean isCalledOff() {
        return batches.in(() -> voice.isToRest(run.order().syncId()));
    }
}
