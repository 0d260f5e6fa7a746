package com.mantisnxt.sync.run;

import com.mantisnxt.sync.connector.ItemOutcome;
import com.mantisnxt.sync.preview.plan.ApplyItems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the outcomes of a batch. A throttled item has none yet: it is tried again, and with it whatever was rejected
 * after it, for the target may have meant the same. What was done after it is done.
 */
final class BatchTally {

    private static final String DRIFTED = "The record has changed since the preview; skipped.";

    private final List<ApplyItems.Settled> settled = new ArrayList<>();
    private final Map<String, String> faults = new LinkedHashMap<>();
    private int position;
    private int last;
    private int done;
    private int failed;
    private @Nullable Instant until;

    private BatchTally(int position) {
        this.position = position;
        this.last = position;
    }

    static BatchTally of(int position, List<ApplyItems.Item> batch, List<ItemOutcome> outcomes) {
        BatchTally tally = new BatchTally(position);
        for (int i = 0; i < batch.size(); i++) {
            tally.add(batch.get(i), outcomes.get(i));
        }
        return tally;
    }

    /** @param ids by which the target knows new records, by the keys that they were brought with */
    BatchTally knownBy(Map<String, String> ids) {
        settled.replaceAll(one -> new ApplyItems.Settled(
                one.item(), one.outcome(), ids.get(one.item().change().externalId())));
        return this;
    }

    private void add(ApplyItems.Item item, ItemOutcome outcome) {
        switch (outcome) {
            case ItemOutcome.Applied applied -> done(item, outcome);
            case ItemOutcome.Unchanged unchanged -> done(item, outcome);
            case ItemOutcome.Drifted drifted ->
                failed(item, outcome, drifted.seen().isEmpty() ? DRIFTED : drifted.seen() + " Skipped.");
            case ItemOutcome.Rejected(String code, String reason) -> {
                if (until == null) {
                    failed(item, outcome, reason);
                }
            }
            case ItemOutcome.Throttled throttled ->
                until = until == null || throttled.until().isAfter(until) ? throttled.until() : until;
        }
    }

    private void done(ApplyItems.Item item, ItemOutcome outcome) {
        done++;
        settle(item, outcome);
    }

    private void failed(ApplyItems.Item item, ItemOutcome outcome, String reason) {
        failed++;
        faults.put(item.change().externalId(), reason);
        settle(item, outcome);
    }

    private void settle(ApplyItems.Item item, ItemOutcome outcome) {
        settled.add(new ApplyItems.Settled(item, outcome));
        last = item.position();
        position = until == null ? item.position() : position;
    }

    List<ApplyItems.Settled> settled() {
        return settled;
    }

    /** By item, each a sentence. */
    Map<String, String> faults() {
        return faults;
    }

    /** Up to here all have their outcome. */
    int position() {
        return position;
    }

    /** The last item that got its outcome, counted from 1. */
    int last() {
        return last + 1;
    }

    int done() {
        return done;
    }

    int failed() {
        return failed;
    }

    /** When the target takes more, where it took not all. */
    Optional<Instant> until() {
        return Optional.ofNullable(until);
    }
}
