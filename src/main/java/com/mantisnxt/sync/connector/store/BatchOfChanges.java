package com.mantisnxt.sync.connector.store;

import com.mantisnxt.sync.connector.ContentHash;
import com.mantisnxt.sync.connector.ItemOutcome;
import com.mantisnxt.sync.connector.RecordChange;
import com.mantisnxt.sync.connector.RecordChange.Operation;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Judges the changes of a batch, each by itself, by what its record is now. */
final class BatchOfChanges {

    private static final int LONGEST_ID = 255;
    private static final int LARGEST = 2_000_000;
    private static final byte[] NONE = {};

    private final List<RecordChange> changes;
    private final Map<String, Current> current;
    private final Set<String> met = new HashSet<>();

    /** What a record is while it is locked. */
    record Current(long version, byte[] hash) {}

    /** A change that may be written. */
    record Write(RecordChange change, byte[] hash, String data) {}

    BatchOfChanges(List<RecordChange> changes, Map<String, Current> current) {
        this.changes = changes;
        this.current = current;
    }

    /** @param writing writes what may be written; returns the ids that somebody else created meanwhile */
    List<ItemOutcome> settle(Function<List<Write>, Set<String>> writing) {
        List<ItemOutcome> outcomes = new ArrayList<>(changes.size());
        List<Write> writes = new ArrayList<>(changes.size());
        for (RecordChange change : changes) {
            outcomes.add(judge(change, writes));
        }
        Set<String> overtaken = writing.apply(writes);
        if (!overtaken.isEmpty()) {
            for (int i = 0; i < outcomes.size(); i++) {
                if (outcomes.get(i) instanceof ItemOutcome.Applied
                        && overtaken.contains(changes.get(i).externalId())) {
                    outcomes.set(i, new ItemOutcome.Drifted(1));
                }
            }
        }
        return outcomes;
    }

    private ItemOutcome judge(RecordChange change, List<Write> writes) {
        String id = change.externalId();
        if (id.isBlank() || id.length() > LONGEST_ID || id.indexOf('\0') >= 0) {
            return new ItemOutcome.Rejected("invalid_id", "An id has 1 to " + LONGEST_ID + " characters.");
        }
        if (!met.add(id)) {
            return new ItemOutcome.Rejected("twice_in_a_batch", "The record occurs twice.");
        }
        if (change.operation() == Operation.DELETE) {
            return delete(change, current.get(id), writes);
        }
        if (change.state() == null || change.data() == null) {
            return new ItemOutcome.Rejected("no_data", "The change does not say what the record will be.");
        }
        String data = change.data().toString();
        if (data.length() > LARGEST || data.contains("\\u0000")) {
            return new ItemOutcome.Rejected("invalid_data", "The record is too large or holds a NUL character.");
        }
        Write write = new Write(change, ContentHash.of(change.state(), change.data()), data);
        return change.operation() == Operation.CREATE
                ? create(write, current.get(id), writes)
                : update(write, current.get(id), writes);
    }

    private static ItemOutcome create(Write write, @Nullable Current now, List<Write> writes) {
        if (now == null) {
            writes.add(write);
            return new ItemOutcome.Applied(1);
        }
        return sameOrDrifted(write, now);
    }

    private static ItemOutcome update(Write write, @Nullable Current now, List<Write> writes) {
        if (now == null) {
            return new ItemOutcome.Drifted(0);
        }
        if (now.version() != write.change().beforeVersion() || MessageDigest.isEqual(now.hash(), write.hash())) {
            return sameOrDrifted(write, now);
        }
        writes.add(write);
        return new ItemOutcome.Applied(now.version() + 1);
    }

    private static ItemOutcome delete(RecordChange change, @Nullable Current now, List<Write> writes) {
        if (now == null) {
            return new ItemOutcome.Unchanged();
        }
        if (now.version() != change.beforeVersion()) {
            return new ItemOutcome.Drifted(now.version());
        }
        writes.add(new Write(change, NONE, ""));
        return new ItemOutcome.Applied(now.version());
    }

    private static ItemOutcome sameOrDrifted(Write write, Current now) {
        return MessageDigest.isEqual(Objects.requireNonNull(now.hash()), write.hash())
                ? new ItemOutcome.Unchanged()
                : new ItemOutcome.Drifted(now.version());
    }
}
