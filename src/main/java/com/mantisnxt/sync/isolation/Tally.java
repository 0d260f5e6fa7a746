package com.mantisnxt.sync.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a round has asked and seen so far. Not for several threads. */
final class Tally {

    private static final int MOST = 50;

    private final List<ForeignRow> foreign = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private final Map<String, Integer> asked = new TreeMap<>();
    private final Set<String> unproven = new TreeSet<>();

    /** @param clean whether nothing foreign was seen */
    void checked(String place, String as, boolean clean) {
        asked.merge(place, 1, Integer::sum);
        if (!clean && foreign.size() < MOST) {
            foreign.add(new ForeignRow(place, as));
        }
    }

    /** Who asked saw nothing of its own either, so that nothing foreign was seen says nothing there. */
    void unproven(String place) {
        unproven.add(place);
    }

    void trouble(String place, Exception fault) {
        if (troubles.size() < MOST) {
            troubles.add(place + ": " + fault.getMessage());
        }
    }

    /** Those that prove something. */
    int checks() {
        return asked.entrySet().stream()
                .filter(place -> !unproven.contains(place.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** That something is proven for. */
    int places() {
        return (int) asked.keySet().stream()
                .filter(place -> !unproven.contains(place))
                .count();
    }

    List<ForeignRow> foreign() {
        return List.copyOf(foreign);
    }

    List<String> troubles() {
        return List.copyOf(troubles);
    }

    List<String> unproven() {
        return unproven.stream().limit(MOST).toList();
    }
}
