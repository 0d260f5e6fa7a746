package com.mantisnxt.sync.upkeep;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.io.TempDir;

/** Upkeep that something happens to between two transactions, between each two of them in turn. */
abstract class InterruptedUpkeep {

    protected static final String[] ROWS = {"1999-05-05", "2025-11-05", "2025-12-05", "2026-04-05", "2026-11-09"};

    @TempDir
    protected Path folder;

    /**
     * One transaction later each time.
     *
     * @param wasInterrupted tries it after so many transactions, and tells whether there were so many
     * @return how often
     */
    protected static int afterEachTransaction(IntPredicate wasInterrupted) {
        int transactions = 0;
        while (wasInterrupted.test(transactions)) {
            transactions++;
        }
        return transactions;
    }

    /** The partitions that work leaves which nothing happens to. */
    protected static List<String> undisturbed(Consumer<KeptLog> work) {
        try (KeptLog log = KeptLog.with(ROWS)) {
            work.accept(log);
            return log.partitions();
        }
    }

    /** November and what is older are due. */
    protected static void inJanuary(KeptLog log) {
        log.rollOver();
        log.now = Instant.parse("2027-01-01T00:00:00Z");
    }

    protected static void retainInJanuary(KeptLog log) {
        inJanuary(log);
        log.retain();
    }
}
