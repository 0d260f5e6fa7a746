package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.preview.delta.DeltaStep;
import com.mantisnxt.sync.preview.delta.StagedSource;
import com.mantisnxt.sync.preview.plan.PlanLife;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.WorkerState;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The transactions of a computation; each checks the right to the run and hears whether it is to be cancelled. */
@Component
class ComputeBatch {

    private static final Set<CommandKind> POSSIBLE = Set.of(CommandKind.CANCEL);

    private final Runs runs;
    private final StagedSource stage;
    private final DeltaStep delta;
    private final PlanLife life;
    private final RunVoice voice;

    ComputeBatch(Runs runs, StagedSource stage, DeltaStep delta, PlanLife life, RunVoice voice) {
        this.runs = runs;
        this.stage = stage;
        this.delta = delta;
        this.life = life;
        this.voice = voice;
    }

    void begin(HeldRun run) {
        runs.lock(run);
        stage.empty(run.order().preview());
        if (run.takenOver()) {
            voice.note(run, SyncAction.ERROR_RECOVERY, 0, "begun anew after a worker that was heard of no more");
        }
        voice.says(run, WorkerState.RUNNING, null, null);
    }

    /** @return false where it was cancelled */
    boolean stage(HeldRun run, Seen seen) {
        if (isCancelled(run)) {
            return false;
        }
        seen.staged(stage.stage(run.order().preview(), seen.waiting()));
        HeldRun moved = run.moved(run.position(), seen.records(), 0);
        voice.progress(moved, seen.total(), null);
        runs.keep(moved, RunState.RUNNING);
        return true;
    }

    /** @return false when nothing is left to compare, or it was cancelled */
    boolean compare(HeldRun run, Seen seen) {
        if (isCancelled(run)) {
            return false;
        }
        PlanRow.Sight sight = seen.sight();
        var sides = new DeltaStep.Sides(
                run.order().preview(),
                run.order().connection(),
                run.order().entity().code(),
                sight.complete());
        seen.compared(delta.next(sides, seen.compared()));
        if (!seen.compared().isOver()) {
            voice.alive(run);
            runs.keep(run, RunState.RUNNING);
            return true;
        }
        finish(run, seen);
        return false;
    }

    private void finish(HeldRun run, Seen seen) {
        PlanRow.Sight sight = seen.sight();
        DeltaStep.Progress compared = seen.compared();
        life.computed(run.order().preview(), new PlanLife.Comparison(sight, compared.stored(), compared.unchanged()));
        delta.forget(run.order().preview());
        voice.progress(run.moved(run.position(), seen.records(), 0), seen.records(), null);
        voice.finish(
                run,
                sight.complete() ? SyncStatus.COMPLETED : SyncStatus.COMPLETED_WITH_ERRORS,
                sight.complete() ? null : "incomplete",
                sight.complete() ? null : String.join(" ", sight.unseen()));
        runs.end(run, RunState.DONE);
    }

    private boolean isCancelled(HeldRun run) {
        runs.lock(run);
        if (!voice.heed(run, POSSIBLE).contains(CommandKind.CANCEL)) {
            return false;
        }
        stage.empty(run.order().preview());
        life.cancelled(run.order().preview());
        runs.end(run, RunState.CANCELLED);
        return true;
    }
}
