package com.mantisnxt.sync.connector.odoo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts records of which Odoo named a part and did not give it; delivered without it they would look changed. */
final class HeldBack {

    private static final int NAMED = 3;

    private final List<String> first = new ArrayList<>();
    private long count;

    void add(String id) {
        count++;
        if (first.size() < NAMED) {
            first.add(id);
        }
    }

    Optional<String> sentence() {
        if (count == 0) {
            return Optional.empty();
        }
        String named = String.join("; ", first) + (count > first.size() ? "; …" : "");
        return Optional.of((count == 1 ? "1 record leads" : count + " records lead")
                + " to others that Odoo did not give, because they were deleted meanwhile or a record rule"
                + " hides them from this user: " + named + ".");
    }
}
