package com.mantisnxt.sync.alert.rule;

import com.mantisnxt.sync.alert.AlertChanged.Severity;
import com.mantisnxt.sync.alert.rule.RuleSpec.Limit;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The database takes long to answer the smallest question: the median of a few, so that one pause does not count. */
@Component
class DatabaseRule implements Rule {

    private static final Duration SETTLES = Duration.ofMinutes(2);
    private static final int QUESTIONS = 5;
    private static final long MILLISECOND = 1_000_000;

    private final JdbcClient jdbc;
    private final LongSupplier nanoTime;

    @Autowired
    DatabaseRule(JdbcClient jdbc) {
        this(jdbc, System::nanoTime);
    }

    DatabaseRule(JdbcClient jdbc, LongSupplier nanoTime) {
        this.jdbc = jdbc;
        this.nanoTime = nanoTime;
    }

    @Override
    public RuleSpec spec() {
        return RuleSpec.of("database-slow", 250, Severity.WARNING, new Limit("milliseconds", 100, 1, 60_000))
                .ofTheInstallation()
                .settlingFor(SETTLES);
    }

    @Override
    public Findings look(Look look) {
        long[] took = new long[QUESTIONS];
        for (int i = 0; i < QUESTIONS; i++) {
            long start = nanoTime.getAsLong();
            jdbc.sql("select 1").query(Integer.class).single();
            took[i] = nanoTime.getAsLong() - start;
        }
        Arrays.sort(took);
        long median = took[QUESTIONS / 2] / MILLISECOND;
        String text = "The database takes %s ms to answer (the limit is %s ms)."
                .formatted(Words.number(median), Words.number(look.limit(0)));
        return median > look.limit(0)
                ? Findings.of(
                        List.of(new Finding("database", "Database", text, "admin/upkeep", look.now(), null, null)))
                : Findings.NONE;
    }
}
