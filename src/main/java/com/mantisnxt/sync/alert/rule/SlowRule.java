package com.mantisnxt.sync.alert.rule;

import com.mantisnxt.sync.alert.AlertChanged.Severity;
import com.mantisnxt.sync.alert.rule.RuleSpec.Limit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A sync does few items a minute, over a time, and its worker does not say why. One that does none at all is stalled
 * instead. What is slow is over when it is clearly faster, and stays so for a while.
 */
@Component
class SlowRule implements Rule {

    private static final Duration SETTLES = Duration.ofMinutes(2);
    private static final double CLEARLY = 1.2;

    /** A paused sync does nothing on purpose, so it counts only when it ran for all of the time. */
    static final String SQL = """
            select %s,
                   p.sync_id,
                   greatest(p.started_at, p.transition_at) as running_since,
                   p.processed_count::bigint + p.failed_count - coalesce(b.done, 0) as done
              from public.sync_progress p
              left join lateral (
                        select s.processed + s.failed as done
                          from sync_console.sync_progress_sample s
                         where s.org_id = p.org_id
                           and s.progress_id = p.id
                           and s.at <= ?
                         order by s.at desc
                         limit 1) b on true
            %s
             where p.org_id = ?
               and p.completed_at is null
               and p.status_code = 2
               and greatest(p.started_at, p.transition_at) <= ?
               and coalesce(p.worker_state, '') not in ('throttled', 'waiting', 'queued', 'paused')
            """.formatted(Subject.COLUMNS, Subject.OF_SYNC);

    private final JdbcClient jdbc;

    SlowRule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RuleSpec spec() {
        return RuleSpec.of(
                        "sync-slow",
                        30,
                        Severity.WARNING,
                        new Limit("itemsPerMinute", 10, 1, 100_000),
                        new Limit("windowMinutes", 5, 1, 60))
                .settlingFor(SETTLES);
    }

    @Override
    public Findings look(Look look) {
        Duration window = Duration.ofMinutes(look.limit(1));
        var slow = new Worst();
        jdbc.sql(SQL)
                .params(look.before(window), look.orgId(), look.before(window))
                .query(row -> {
                    add(row, look, slow);
                });
        return Findings.of(slow.findings());
    }

    private static void add(ResultSet row, Look look, Worst slow) throws SQLException {
        Subject subject = Subject.of(row);
        double rate = (double) row.getLong("done") / look.limit(1);
        double enough = look.limit(0) * (look.open().contains(subject.key()) ? CLEARLY : 1);
        if (rate > 0 && rate < enough) {
            String text = "%s items a minute over the last %s min (the limit is %s)."
                    .formatted(Words.tenths(rate), look.limit(1), look.limit(0));
            slow.add(
                    subject.finding(
                            text, Subject.pathToSync(row.getString("sync_id")), Subject.moment(row, "running_since")),
                    -rate);
        }
    }
}
