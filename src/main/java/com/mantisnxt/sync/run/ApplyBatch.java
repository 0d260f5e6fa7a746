package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.connector.ItemOutcome;
import com.mantisnxt.sync.connector.RecordChange;
import com.mantisnxt.sync.connector.Target;
import com.mantisnxt.sync.preview.plan.ApplyItems;
import com.mantisnxt.sync.preview.plan.PlanLife;
import com.mantisnxt.sync.preview.plan.PlanRow;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * One batch of an apply: the right to the run, what operators ask, the changes, their outcomes, progress and log; all in
 * the caller's transaction, so that it happened or did not.
 */
@Component
class ApplyBatch {

    private static final String THROTTLED = "the target takes no more for now";

    private final Runs runs;
    private final ApplyItems items;
    private final Target target;
    private final PlanLife life;
    private final RunVoice voice;
    private final BatchSizes sizes;
    private final Steering steering;
    private final SyncPositions positions;

    ApplyBatch(
            Runs runs,
            ApplyItems items,
            Target target,
            PlanLife life,
            RunVoice voice,
            BatchSizes sizes,
            Steering steering,
            SyncPositions positions) {
        this.runs = runs;
        this.items = items;
        this.target = target;
        this.life = life;
        this.voice = voice;
        this.sizes = sizes;
        this.steering = steering;
        this.positions = positions;
    }

    Turn next(HeldRun run) {
        Turn turn = steering.heed(run, () -> life.cancelled(run.order().preview()));
        return turn.goesOn() ? apply(turn.run()) : turn;
    }

    private Turn apply(HeldRun run) {
        List<ApplyItems.Item> batch = items.next(run.order(), run.position(), size(run));
        if (batch.isEmpty()) {
            return finished(run);
        }
        List<RecordChange> changes = batch.stream().map(ApplyItems.Item::change).toList();
        List<ItemOutcome> outcomes =
                target.apply(run.order().connection(), run.order().entity(), changes);
        return settle(run, BatchTally.of(run.position(), batch, outcomes));
    }

    /** The outcomes are kept, and what became of the run with them. */
    Turn settle(HeldRun run, BatchTally tally) {
        items.settle(run.order().preview(), tally.settled());
        HeldRun moved = run.moved(tally.position(), run.processed() + tally.done(), run.failed() + tally.failed());
        voice.progress(moved, null, null);
        if (!tally.settled().isEmpty()) {
            voice.note(moved, SyncAction.BATCH_PROCESS, tally.settled().size(), "items up to " + tally.last());
        }
        voice.faults(moved, tally.faults());
        return tally.until()
                .map(until -> steering.waitFor(moved, THROTTLED, until))
                .orElseGet(() -> {
                    runs.keep(moved, RunState.RUNNING);
                    return Turn.on(moved);
                });
    }

    int size(HeldRun run) {
        return sizes.applying(run.order());
    }

    Turn finished(HeldRun run) {
        life.applied(run.order().preview());
        PlanRow.Sight sight = run.reading().sight();
        if (run.kind() == RunKind.SYNC) {
            keepPosition(run);
        }
        if (sight.complete()) {
            voice.finish(run, SyncStatus.COMPLETED, null, null);
        } else {
            voice.finish(run, SyncStatus.COMPLETED_WITH_ERRORS, "incomplete", String.join(" ", sight.unseen()));
        }
        runs.end(run, RunState.DONE);
        return Turn.over(run);
    }

    private void keepPosition(HeldRun run) {
        if (run.failed() == 0) {
            positions.keep(run);
        }
    }
}
