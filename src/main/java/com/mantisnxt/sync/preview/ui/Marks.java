package com.mantisnxt.sync.preview.ui;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which of the listed items are marked: some one by one, or all but some. */
final class Marks {

    private final Set<Integer> positions = new TreeSet<>();
    private boolean all;

    boolean has(int position) {
        return all != positions.contains(position);
    }

    void turn(int position) {
        if (!positions.remove(position)) {
            positions.add(position);
        }
    }

    void add(Collection<Integer> more) {
        if (all) {
            positions.removeAll(more);
        } else {
            positions.addAll(more);
        }
    }

    void all() {
        positions.clear();
        all = true;
    }

    void none() {
        positions.clear();
        all = false;
    }

    /** @param listed those that the list holds of the items that are named */
    void recall(MarkedItems said, Collection<Integer> listed) {
        none();
        all = said.all();
        positions.addAll(listed);
    }

    /** As an address says it. */
    MarkedItems said() {
        return all ? MarkedItems.allBut(positions) : MarkedItems.some(positions);
    }

    /** All that match are meant, also those that nobody has seen. */
    boolean isAll() {
        return all;
    }

    /** The marked ones; or the exceptions, where all are marked. */
    List<Integer> positions() {
        return List.copyOf(positions);
    }

    int count(int matching) {
        return all ? Math.max(0, matching - positions.size()) : positions.size();
    }
}
