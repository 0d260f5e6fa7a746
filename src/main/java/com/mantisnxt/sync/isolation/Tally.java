package com.mantisnxt.sync.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a round has asked and seen so far. Not for several threads. */
final class Tally {

    private static final int MOST = 50;

    private final List<ForeignRow> foreign = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private final Set<String> places = new TreeSet<>();
    private final Set<String> unmarked = new TreeSet<>();
    private int checks;

    /** @param clean whether nothing foreign was seen */
    void checked(String place, String as, boolean clean) {
        checks++;
        places.add(place);
        if (!clean && foreign.size() < MOST) {
            foreign.add(new ForeignRow(place, as));
        }
    }

    /** Who asked saw no row of its own either, so that seeing none of others says little there. */
    void unmarked(String place) {
        unmarked.add(place);
    }

    void trouble(String place, Exception fault) {
        if (troubles.size() < MOST) {
            troubles.add(place + ": " + fault.getMessage());
        }
    }

    int checks() {
        return checks;
    }

    int places() {
        return places.size();
    }

    List<ForeignRow> foreign() {
        return List.copyOf(foreign);
    }

    List<String> troubles() {
        return List.copyOf(troubles);
    }

    List<String> unmarked() {
        return List.copyOf(unmarked);
    }
}
