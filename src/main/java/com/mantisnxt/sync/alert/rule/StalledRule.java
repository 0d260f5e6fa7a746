package com.mantisnxt.sync.alert.rule;

import com.mantisnxt.sync.alert.AlertChanged.Severity;
import com.mantisnxt.sync.alert.rule.RuleSpec.Limit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A sync says it runs, and is not heard of, or no item of it moves. A worker that said until when it waits is waited for. */
@Component
class StalledRule implements Rule {

    private static final Duration SETTLES = Duration.ofMinutes(2);

    static final String SQL = """
            select %s,
                   p.sync_id, p.heartbeat_at,
                   greatest(coalesce(p.last_item_at, p.started_at), p.transition_at) as moved_at
              from public.sync_progress p
            %s
             where p.org_id = ?
               and p.completed_at is null
               and p.status_code = 2
               and coalesce(p.worker_until + interval '10 seconds', '-infinity') < ?
               and (p.heartbeat_at < ? or greatest(coalesce(p.last_item_at, p.started_at), p.transition_at) < ?)
            """.formatted(Subject.COLUMNS, Subject.OF_SYNC);

    private final JdbcClient jdbc;

    StalledRule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RuleSpec spec() {
        return RuleSpec.of(
                        "sync-stalled",
                        40,
                        Severity.CRITICAL,
                        new Limit("silentMinutes", 2, 1, 1_440),
                        new Limit("idleMinutes", 5, 1, 1_440))
                .settlingFor(SETTLES);
    }

    @Override
    public Findings look(Look look) {
        Duration silent = Duration.ofMinutes(look.limit(0));
        var stalled = new Worst();
        jdbc.sql(SQL)
                .params(look.orgId(), look.at(), look.before(silent), look.before(Duration.ofMinutes(look.limit(1))))
                .query(row -> {
                    add(row, look.now(), silent, stalled);
                });
        return Findings.of(stalled.findings());
    }

    private static void add(ResultSet row, Instant now, Duration silent, Worst stalled) throws SQLException {
        Instant heard = Subject.moment(row, "heartbeat_at");
        Instant moved = Subject.moment(row, "moved_at");
        boolean isSilent = Duration.between(heard, now).compareTo(silent) > 0;
        Instant since = isSilent ? heard : moved;
        String text = (isSilent ? "No sign of life since %s." : "Alive, but no item has moved since %s.")
                .formatted(Words.minute(since));
        stalled.add(
                Subject.of(row).finding(text, Subject.pathToSync(row.getString("sync_id")), since),
                Duration.between(since, now).toSeconds());
    }
}
