package com.mantisnxt.sync.run;

import com.mantisnxt.sync.preview.plan.PlanLife;
import com.mantisnxt.sync.preview.plan.PlanTarget;
import com.mantisnxt.sync.preview.plan.Plans;
import com.mantisnxt.sync.progress.WorkerState;
import org.springframework.stereotype.Component;

/** Applies an approved preview, batch by batch, from where it was left. */
@Component
class ApplyRun implements RunWork {

    private final Batches batches;
    private final Runs runs;
    private final ApplyBatch batch;
    private final WriteBack writeBack;
    private final Plans plans;
    private final PlanLife life;
    private final RunVoice voice;

    ApplyRun(
            Batches batches,
            Runs runs,
            ApplyBatch batch,
            WriteBack writeBack,
            Plans plans,
            PlanLife life,
            RunVoice voice) {
        this.batches = batches;
        this.runs = runs;
        this.batch = batch;
        this.writeBack = writeBack;
        this.plans = plans;
        this.life = life;
        this.voice = voice;
    }

    @Override
    public RunPhase phase() {
        return RunPhase.APPLY;
    }

    @Override
    public Turn work(HeldRun run) {
        boolean looksOnly = run.paused() || run.waits().until() != null;
        if (!looksOnly || run.takenOver()) {
            batches.run(() -> begin(run));
        }
        boolean isToSystem = batches.in(() -> plans.get(run.order().preview()).target() == PlanTarget.SYSTEM);
        Turn turn = Turn.on(run.begun());
        while (turn.goesOn()) {
            HeldRun now = turn.run();
            turn = isToSystem ? writeBack.next(now) : batches.in(() -> batch.next(now));
        }
        return turn;
    }

    @Override
    public void giveUp(HeldRun run, String code, String reason) {
        runs.end(run, RunState.FAILED);
        String why = voice.closedBecause(run).orElse(reason);
        if (voice.isCancelled(run)) {
            life.cancelled(run.order().preview(), why);
        } else {
            life.failed(run.order().preview(), code, why);
        }
        voice.fail(run, code, reason);
    }

    private void begin(HeldRun run) {
        runs.lock(run);
        life.applying(run.order().preview());
        if (run.takenOver()) {
            voice.takenOver(run, run.processed() + run.failed(), "taken over from a worker that was heard of no more");
        }
        if (run.waits().until() == null) {
            voice.says(run, WorkerState.RUNNING, null, null);
        }
    }
}
