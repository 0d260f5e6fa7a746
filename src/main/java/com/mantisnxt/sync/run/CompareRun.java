package com.mantisnxt.sync.run;

import org.springframework.stereotype.Component;

/** Compares what was read with what is stored. Whoever takes it over goes on after the last range. */
@Component
class CompareRun implements RunWork {

    private final Batches batches;
    private final CompareBatch batch;
    private final Unfinished unfinished;

    CompareRun(Batches batches, CompareBatch batch, Unfinished unfinished) {
        this.batches = batches;
        this.batch = batch;
        this.unfinished = unfinished;
    }

    @Override
    public RunPhase phase() {
        return RunPhase.COMPARE;
    }

    @Override
    public Turn work(HeldRun run) {
        if (run.takenOver()) {
            batches.run(() -> batch.takenOver(run));
        }
        Turn turn = Turn.on(run.begun());
        while (turn.goesOn() && turn.run().phase() == RunPhase.COMPARE) {
            HeldRun now = turn.run();
            turn = batches.in(() -> batch.next(now));
        }
        return turn;
    }

    @Override
    public void giveUp(HeldRun run, String code, String reason) {
        unfinished.giveUp(run, code, reason);
    }
}
