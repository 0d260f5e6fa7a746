package com.mantisnxt.sync.alert.rule;

import com.mantisnxt.sync.alert.AlertChanged.Severity;
import com.mantisnxt.sync.upkeep.LogHealth;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The upkeep of the log did not finish or did not run, or other regular work failed whoever tried it. */
@Component
class UpkeepRule implements Rule {

    /** It runs each day; a day and a half without one is a day without one. */
    private static final Duration OVERDUE = Duration.ofHours(36);

    /** One failure is made good by the next try, or is tried by another node meanwhile. */
    private static final String FAILED = """
            select work, failures, failing_since, reason
              from sync_console.failed_work
             where failures > 1
               and failing_since < ?
             order by work
            """;

    private static final Duration TRIED = Duration.ofMinutes(2);

    private final LogHealth log;
    private final JdbcClient jdbc;

    UpkeepRule(LogHealth log, JdbcClient jdbc) {
        this.log = log;
        this.jdbc = jdbc;
    }

    @Override
    public RuleSpec spec() {
        return RuleSpec.of("upkeep-failed", 230, Severity.CRITICAL).ofTheInstallation();
    }

    @Override
    public Findings look(Look look) {
        List<Finding> found = new ArrayList<>();
        log.lastRun().flatMap(run -> ofTheLog(run, look.now())).ifPresent(found::add);
        found.addAll(jdbc.sql(FAILED)
                .param(look.before(TRIED))
                .query((row, number) -> failed(row))
                .list());
        return Findings.of(found);
    }

    private static Optional<Finding> ofTheLog(LogHealth.LastRun run, Instant now) {
        if (run.error() != null) {
            String text = "The last upkeep did not finish" + Words.because(run.error());
            return Optional.of(Finding.of("upkeep", "Upkeep of the log", text, run.startedAt()));
        }
        Instant overdue = run.startedAt().plus(OVERDUE);
        String text = "The upkeep has not run since %s.".formatted(Words.minute(run.startedAt()));
        return overdue.isBefore(now)
                ? Optional.of(Finding.of("upkeep", "Upkeep of the log", text, overdue))
                : Optional.empty();
    }

    private static Finding failed(ResultSet row) throws SQLException {
        String work = row.getString("work");
        Instant since = Subject.moment(row, "failing_since");
        String text = "Failed %s times since %s%s"
                .formatted(
                        Words.number(row.getInt("failures")),
                        Words.minute(since),
                        Words.because(row.getString("reason")));
        return Finding.of("work:" + work, work, text, since);
    }
}
