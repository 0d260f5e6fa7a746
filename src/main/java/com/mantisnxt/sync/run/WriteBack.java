package com.mantisnxt.sync.run;

import com.mantisnxt.sync.connector.FieldChange;
import com.mantisnxt.sync.connector.ItemOutcome;
import com.mantisnxt.sync.connector.RemoteTarget;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.Targets;
import com.mantisnxt.sync.connector.Written;
import com.mantisnxt.sync.connector.store.RecordStore;
import com.mantisnxt.sync.preview.plan.ApplyItems;
import com.mantisnxt.sync.preview.plan.PlanLife;
import com.mantisnxt.sync.preview.plan.RunOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes a batch to the system of a connection. The system is asked outside of any transaction; what came of it, and the
 * records as it has them now, are kept in one. If that is lost, the next try finds by looking that it was written.
 */
@Component
class WriteBack {

    private final Batches batches;
    private final Steering steering;
    private final Runs runs;
    private final ApplyItems items;
    private final ApplyBatch batch;
    private final PlanLife life;
    private final Targets targets;
    private final RecordStore store;
    private final Patience patience;

    WriteBack(
            Batches batches,
            Steering steering,
            Runs runs,
            ApplyItems items,
            ApplyBatch batch,
            PlanLife life,
            Targets targets,
            RecordStore store,
            Patience patience) {
        this.batches = batches;
        this.steering = steering;
        this.runs = runs;
        this.items = items;
        this.batch = batch;
        this.life = life;
        this.targets = targets;
        this.store = store;
        this.patience = patience;
    }

    /** What is to be written now, and the run as it goes on. */
    private record Asked(Turn turn, List<ApplyItems.Item> items) {}

    Turn next(HeldRun run) {
        RemoteTarget target = targets.open(run.order().connection(), run.order().entity());
        Asked asked = batches.in(() -> ask(run, target.largestBatch()));
        if (asked.items().isEmpty()) {
            return asked.turn();
        }
        HeldRun now = asked.turn().run();
        try {
            List<FieldChange> changes =
                    asked.items().stream().map(WriteBack::change).toList();
            List<Written> written = target.apply(changes, () -> batches.run(() -> runs.lock(now)));
            return batches.in(() -> settle(now, asked.items(), written));
        } catch (SourceFault fault) {
            return batches.in(() -> interrupted(now, fault));
        }
    }

    private Asked ask(HeldRun run, int most) {
        RunOrder order = run.order();
        Turn turn = steering.heed(run, () -> life.cancelled(order.preview()));
        if (!turn.goesOn()) {
            return new Asked(turn, List.of());
        }
        List<ApplyItems.Item> next = items.nextWithBefore(order, run.position(), Math.min(most, batch.size(run)));
        return new Asked(next.isEmpty() ? batch.finished(turn.run()) : turn, next);
    }

    private static FieldChange change(ApplyItems.Item item) {
        return new FieldChange(
                item.change().operation(),
                item.change().externalId(),
                item.before(),
                item.change().data());
    }

    private Turn settle(HeldRun run, List<ApplyItems.Item> asked, List<Written> written) {
        runs.lock(run);
        Map<String, SourceRecord> now = new LinkedHashMap<>();
        Map<String, String> ids = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            SourceRecord record = written.get(i).now();
            if (record != null) {
                now.put(record.externalId(), record);
                if (change(asked.get(i)).isNew()) {
                    ids.put(asked.get(i).change().externalId(), record.externalId());
                }
            }
        }
        Map<String, Long> versions =
                store.keep(run.order().connection(), run.order().entity(), now.values());
        List<ItemOutcome> outcomes = new ArrayList<>();
        written.forEach(one -> outcomes.add(versioned(one, versions)));
        HeldRun answered = run.waiting(HeldRun.Waits.NONE);
        return batch.settle(
                answered, BatchTally.of(run.position(), asked, outcomes).knownBy(ids));
    }

    private static ItemOutcome versioned(Written written, Map<String, Long> versions) {
        SourceRecord now = written.now();
        return written.outcome() instanceof ItemOutcome.Applied && now != null
                ? new ItemOutcome.Applied(versions.getOrDefault(now.externalId(), 0L))
                : written.outcome();
    }

    /** What passes is waited for, and then looked at: it may have been written all the same. */
    private Turn interrupted(HeldRun run, SourceFault fault) {
        runs.lock(run);
        return patience.until(run, fault)
                .map(again -> steering.waitFor(run, fault, again))
                .orElseThrow(() -> fault);
    }
}
