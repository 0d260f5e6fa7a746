package com.mantisnxt.sync.preview;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a delta holds, and what it says of itself; the two may differ.
 *
 * @param isRecord false where the delta is no JSON object, so nothing in it can be made out
 * @param entity as the delta names it, whatever that is
 * @param truncated the delta says that its items were left out
 * @param held items by kind; a kind that has no list is missing
 * @param stated counts of the delta's statistics; those that it does not state are missing
 */
public record DeltaSummary(
        boolean isRecord,
        @Nullable String entity,
        boolean truncated,
        Map<ChangeKind, Integer> held,
        Map<ChangeKind, Long> stated) {

    public DeltaSummary {
        held = Map.copyOf(held);
        stated = Map.copyOf(stated);
    }

    /** How many items can be looked at. */
    public int held(ChangeKind kind) {
        return held.getOrDefault(kind, 0);
    }

    /** How many items the change is about: those held, unless they were left out or more are stated. */
    public long count(ChangeKind kind) {
        long known = held(kind);
        return truncated || !held.containsKey(kind) ? Math.max(known, stated.getOrDefault(kind, 0L)) : known;
    }

    /** Whether what is stated and what is held differ, though nothing is said to be left out. */
    public boolean disagrees() {
        return !truncated && stated.entrySet().stream().anyMatch(entry -> entry.getValue() != held(entry.getKey()));
    }
}
