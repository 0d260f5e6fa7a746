package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.preview.delta.DeltaStep;
import com.mantisnxt.sync.preview.delta.StagedSource;
import com.mantisnxt.sync.preview.plan.DirectApproval;
import com.mantisnxt.sync.preview.plan.PlanLife;
import com.mantisnxt.sync.preview.plan.PlanRow;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The transactions of comparing what was read with what is stored, a range of ids each. */
@Component
class CompareBatch {

    private final Steering steering;
    private final Runs runs;
    private final Unfinished unfinished;
    private final StagedSource stage;
    private final DeltaStep delta;
    private final PlanLife life;
    private final DirectApproval direct;
    private final SyncPositions positions;
    private final RunVoice voice;

    CompareBatch(
            Steering steering,
            Runs runs,
            Unfinished unfinished,
            StagedSource stage,
            DeltaStep delta,
            PlanLife life,
            DirectApproval direct,
            SyncPositions positions,
            RunVoice voice) {
        this.steering = steering;
        this.runs = runs;
        this.unfinished = unfinished;
        this.stage = stage;
        this.delta = delta;
        this.life = life;
        this.direct = direct;
        this.positions = positions;
        this.voice = voice;
    }

    void takenOver(HeldRun run) {
        runs.lock(run);
        voice.takenOver(run, run.processed(), "taken over from a worker while it compared");
    }

    Turn next(HeldRun run) {
        Turn turn = steering.heed(run, () -> unfinished.forget(run));
        if (!turn.goesOn()) {
            return turn;
        }
        if (!stage.isOpen(run.order().preview())) {
            return anew(turn.run());
        }
        PlanRow.Sight sight = run.reading().sight();
        var sides = new DeltaStep.Sides(
                run.order().preview(),
                run.order().connection(),
                run.order().entity().code(),
                sight.complete() && run.reading().sawAll());
        HeldRun compared = turn.run().compared(delta.next(sides, run.compared()));
        if (compared.compared().isOver()) {
            return finish(compared, sight);
        }
        voice.alive(compared);
        runs.keep(compared, RunState.RUNNING);
        return Turn.on(compared);
    }

    /** A crash of the database has taken what was read. */
    private Turn anew(HeldRun run) {
        voice.note(run, SyncAction.ERROR_RECOVERY, run.reading().records(), ReadBatch.LOST);
        HeldRun again = run.fromTheStart();
        runs.keep(again, RunState.RUNNING);
        return Turn.on(again);
    }

    private Turn finish(HeldRun run, PlanRow.Sight sight) {
        UUID preview = run.order().preview();
        DeltaStep.Progress compared = run.compared();
        PlanRow plan = life.computed(preview, new PlanLife.Comparison(sight, compared.stored(), compared.unchanged()));
        delta.forget(preview);
        voice.progress(run, run.reading().records(), null);
        if (run.kind() == RunKind.COMPUTE) {
            return over(run, sight.complete() ? null : "incomplete", String.join(" ", sight.unseen()));
        }
        if (plan.counts().total() == 0) {
            life.nothingToDo(preview);
            positions.keep(run);
            return over(run, sight.complete() ? null : "incomplete", String.join(" ", sight.unseen()));
        }
        return applyOrAsk(run, plan);
    }

    private Turn applyOrAsk(HeldRun run, PlanRow plan) {
        var refused = direct.approve(plan.preview(), run.order().syncId());
        if (refused.isPresent()) {
            return over(run, "needs_approval", refused.get());
        }
        HeldRun next = run.in(RunPhase.APPLY);
        voice.progress(next, run.processed() + plan.counts().included(), null);
        runs.keep(next, RunState.RUNNING);
        return Turn.on(next);
    }

    private Turn over(HeldRun run, @Nullable String code, String reason) {
        SyncStatus status = code == null ? SyncStatus.COMPLETED : SyncStatus.COMPLETED_WITH_ERRORS;
        voice.finish(run, status, code, code == null ? null : reason);
        runs.end(run, RunState.DONE);
        return Turn.over(run);
    }
}
