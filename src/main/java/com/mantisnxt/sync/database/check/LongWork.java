package com.mantisnxt.sync.database.check;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Migrations that work through the log once, with the bounds and rates that they state themselves. */
enum LongWork {
    REWRITE(26, 100_000, 50_000, "the log is rewritten and locked meanwhile"),
    COUNTS(39, 2_000_000, 250_000, "the log is indexed and counted, and nothing is logged meanwhile");

    private final int version;
    private final long withoutAsking;
    private final long perSecond;
    private final String what;

    LongWork(int version, long withoutAsking, long perSecond, String what) {
        this.version = version;
        this.withoutAsking = withoutAsking;
        this.perSecond = perSecond;
        this.what = what;
    }

    static List<LongWork> among(List<Integer> versions) {
        Predicate<LongWork> pending = work -> versions.contains(work.version);
        return Arrays.stream(values()).filter(pending).toList();
    }

    boolean asks(TableFacts.Rows rows) {
        return rows.number() > withoutAsking;
    }

    String text(TableFacts.Rows rows) {
        return "V%04d: %s, about %s for %s"
                .formatted(version, what, Sizes.seconds(rows.number() / perSecond), rows.text());
    }
}
