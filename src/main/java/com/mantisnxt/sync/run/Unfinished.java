package com.mantisnxt.sync.run;

import com.mantisnxt.sync.preview.delta.StagedSource;
import com.mantisnxt.sync.preview.plan.PlanLife;
import org.springframework.stereotype.Component;

/** What becomes of a run that ends before there is anything to approve; in the caller's transaction. */
@Component
class Unfinished {

    private final Runs runs;
    private final StagedSource stage;
    private final PlanLife life;
    private final RunVoice voice;

    Unfinished(Runs runs, StagedSource stage, PlanLife life, RunVoice voice) {
        this.runs = runs;
        this.stage = stage;
        this.life = life;
        this.voice = voice;
    }

    void giveUp(HeldRun run, String code, String reason) {
        runs.end(run, RunState.FAILED);
        stage.empty(run.order().preview());
        life.failed(run.order().preview(), code, reason);
        voice.fail(run, code, reason);
    }

    /** It was cancelled: what was read of it goes. */
    void forget(HeldRun run) {
        stage.empty(run.order().preview());
        life.cancelled(run.order().preview());
    }
}
