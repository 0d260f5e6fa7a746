package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.preview.plan.PlanLife;
import com.mantisnxt.sync.progress.WorkerState;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Applies an approved preview, batch by batch, from where it was left. */
@Component
class ApplyRun implements RunWork {

    private final TransactionTemplate transaction;
    private final Runs runs;
    private final ApplyBatch batch;
    private final PlanLife life;
    private final RunVoice voice;

    ApplyRun(TransactionTemplate transactionTemplate, Runs runs, ApplyBatch batch, PlanLife life, RunVoice voice) {
        this.transaction = transactionTemplate;
        this.runs = runs;
        this.batch = batch;
        this.life = life;
        this.voice = voice;
    }

    @Override
    public RunKind kind() {
        return RunKind.APPLY;
    }

    @Override
    public Optional<Instant> work(HeldRun run) {
        boolean looksOnly = run.paused() || run.throttledUntil() != null;
        if (!looksOnly || run.takenOver()) {
            transaction.executeWithoutResult(status -> begin(run));
        }
        Turn turn = Turn.on(run);
        while (turn.goesOn()) {
            HeldRun now = turn.run();
            turn = transaction.execute(status -> batch.next(now));
        }
        return turn.next();
    }

    @Override
    public void giveUp(HeldRun run, String code, String reason) {
        runs.end(run, RunState.FAILED);
        life.cancelled(run.order().preview());
        voice.fail(run, code, reason);
    }

    private void begin(HeldRun run) {
        runs.lock(run);
        life.applying(run.order().preview());
        if (run.takenOver()) {
            voice.note(
                    run,
                    SyncAction.ERROR_RECOVERY,
                    run.processed() + run.failed(),
                    "taken over from a worker that was heard of no more");
        }
        if (run.throttledUntil() == null) {
            voice.says(run, WorkerState.RUNNING, null, null);
        }
    }
}
