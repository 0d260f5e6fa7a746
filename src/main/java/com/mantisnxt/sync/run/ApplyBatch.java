package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.connector.ItemOutcome;
import com.mantisnxt.sync.connector.RecordChange;
import com.mantisnxt.sync.connector.Target;
import com.mantisnxt.sync.preview.plan.ApplyItems;
import com.mantisnxt.sync.preview.plan.PlanLife;
import com.mantisnxt.sync.preview.plan.PreviewSettings;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.WorkerState;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
    private final RunProperties properties;
    private final PreviewSettings settings;
    private final Clock clock;

    ApplyBatch(
            Runs runs,
            ApplyItems items,
            Target target,
            PlanLife life,
            RunVoice voice,
            RunProperties properties,
            PreviewSettings settings,
            Clock clock) {
        this.runs = runs;
        this.items = items;
        this.target = target;
        this.life = life;
        this.voice = voice;
        this.properties = properties;
        this.settings = settings;
        this.clock = clock;
    }

    Turn next(HeldRun run) {
        runs.lock(run);
        Set<CommandKind> asked = voice.heed(run, EnumSet.allOf(CommandKind.class));
        if (asked.contains(CommandKind.CANCEL)) {
            return cancelled(run);
        }
        boolean resumed = asked.contains(CommandKind.RESUME);
        if (asked.contains(CommandKind.PAUSE) || run.paused() && !resumed) {
            voice.alive(run);
            runs.keep(run, RunState.PAUSED);
            return Turn.at(run, clock.instant().plus(properties.look()));
        }
        if (run.paused()) {
            voice.note(run, SyncAction.PARTIAL_RESUME, run.processed() + run.failed(), "resumed");
        }
        return throttledOrApplied(run.resumed(), resumed);
    }

    private Turn throttledOrApplied(HeldRun run, boolean resumed) {
        Instant until = run.throttledUntil();
        if (until == null) {
            return apply(run);
        }
        if (clock.instant().isBefore(until)) {
            return waits(run, until, resumed);
        }
        voice.says(run, WorkerState.RUNNING, null, null);
        return apply(run.throttled(null));
    }

    /** Looks again soon, for operators need not wait for the target. */
    private Turn waits(HeldRun run, Instant until, boolean sayIt) {
        if (sayIt) {
            voice.says(run, WorkerState.THROTTLED, THROTTLED, until);
        } else {
            voice.alive(run);
        }
        runs.keep(run, RunState.RUNNING);
        Instant look = clock.instant().plus(properties.look());
        return Turn.at(run, look.isBefore(until) ? look : until);
    }

    private Turn apply(HeldRun run) {
        List<ApplyItems.Item> batch = items.next(run.order(), run.position(), size(run));
        if (batch.isEmpty()) {
            return finished(run);
        }
        List<RecordChange> changes = batch.stream().map(ApplyItems.Item::change).toList();
        List<ItemOutcome> outcomes =
                target.apply(run.order().connection(), run.order().entity(), changes);
        BatchTally tally = BatchTally.of(run.position(), batch, outcomes);
        items.settle(run.order().preview(), tally.settled());
        HeldRun moved = run.moved(tally.position(), run.processed() + tally.done(), run.failed() + tally.failed());
        voice.progress(moved, null, null);
        if (!tally.settled().isEmpty()) {
            voice.note(moved, SyncAction.BATCH_PROCESS, tally.settled().size(), "items up to " + tally.last());
        }
        voice.faults(moved, tally.faults());
        return tally.until().map(until -> throttled(moved, until)).orElseGet(() -> {
            runs.keep(moved, RunState.RUNNING);
            return Turn.on(moved);
        });
    }

    /** A target whose time is over already would be asked without end. */
    private Turn throttled(HeldRun run, Instant said) {
        Instant soonest = clock.instant().plus(properties.look());
        Instant until = said.isAfter(soonest) ? said : soonest;
        return waits(run.throttled(until), until, true);
    }

    /** Asked for each batch, so that a long run can be made gentler while it goes on. */
    private int size(HeldRun run) {
        Integer set = settings.of(run.order().connection()).batch();
        return set == null ? properties.batch() : set;
    }

    private Turn cancelled(HeldRun run) {
        runs.end(run, RunState.CANCELLED);
        life.cancelled(run.order().preview());
        return Turn.over(run);
    }

    private Turn finished(HeldRun run) {
        voice.finish(run, SyncStatus.COMPLETED, null, null);
        life.applied(run.order().preview());
        runs.end(run, RunState.DONE);
        return Turn.over(run);
    }
}
