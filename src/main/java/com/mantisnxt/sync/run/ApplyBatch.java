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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One batch of an apply: the right to the run, what operators ask, the changes, their outcomes, progress and log; all in
 * the caller's transaction, so that it happened or did not.
 */
@Component
class ApplyBatch {

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
            runs.keep(run, RunState.PAUSED);
            return Turn.at(run, clock.instant().plus(properties.look()));
        }
        if (run.paused()) {
            voice.note(run, SyncAction.PARTIAL_RESUME, run.processed() + run.failed(), "resumed");
        }
        return apply(run.resumed());
    }

    private Turn apply(HeldRun run) {
        List<ApplyItems.Item> batch = items.next(run.order(), run.position(), size(run));
        if (batch.isEmpty()) {
            return finished(run);
        }
        List<RecordChange> changes = batch.stream().map(ApplyItems.Item::change).toList();
        List<ItemOutcome> outcomes =
                target.apply(run.order().connection(), run.order().entity(), changes);
        Tally tally = new Tally(run.position());
        for (int i = 0; i < batch.size(); i++) {
            tally.add(batch.get(i), outcomes.get(i));
        }
        items.settle(run.order().preview(), tally.settled);
        HeldRun moved = run.moved(tally.position, run.processed() + tally.done, run.failed() + tally.failed);
        voice.progress(moved, null, null);
        voice.note(moved, SyncAction.BATCH_PROCESS, tally.settled.size(), "items up to " + (tally.position + 1));
        voice.faults(moved, tally.faults);
        runs.keep(moved, RunState.RUNNING);
        if (tally.until == null) {
            return Turn.on(moved);
        }
        voice.says(moved, WorkerState.THROTTLED, "the target takes no more for now", tally.until);
        return Turn.at(moved, tally.until);
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

    /** Adds up the outcomes of a batch; what follows a throttled item is tried again with it. */
    private static final class Tally {

        private final List<ApplyItems.Settled> settled = new ArrayList<>();
        private final Map<String, String> faults = new LinkedHashMap<>();
        private int position;
        private int done;
        private int failed;
        private @Nullable Instant until;

        Tally(int position) {
            this.position = position;
        }

        void add(ApplyItems.Item item, ItemOutcome outcome) {
            if (outcome instanceof ItemOutcome.Throttled throttled) {
                until = until == null || throttled.until().isAfter(until) ? throttled.until() : until;
                return;
            }
            settled.add(new ApplyItems.Settled(item, outcome));
            position = until == null ? item.position() : position;
            String id = item.change().externalId();
            switch (outcome) {
                case ItemOutcome.Applied applied -> done++;
                case ItemOutcome.Unchanged unchanged -> done++;
                case ItemOutcome.Drifted drifted -> fault(id, "The record has changed since the preview; skipped.");
                case ItemOutcome.Rejected(String code, String reason) -> fault(id, reason);
                case ItemOutcome.Throttled throttled -> {}
            }
        }

        private void fault(String id, String reason) {
            failed++;
            faults.put(id, reason);
        }
    }
}
