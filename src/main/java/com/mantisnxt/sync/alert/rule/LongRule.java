package com.mantisnxt.sync.alert.rule;

import com.mantisnxt.sync.alert.AlertChanged.Severity;
import com.mantisnxt.sync.alert.rule.RuleSpec.Limit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A sync has run for several times as long as is usual for its kind of record: the median of those that completed last.
 * With fewer than five there is nothing usual, and nobody minds the first ten minutes.
 */
@Component
class LongRule implements Rule {

    private static final Duration SHORTEST = Duration.ofMinutes(10);
    private static final int ENOUGH = 5;

    /** How many that ended are caught up with, where nobody has looked for long. */
    static final int CAUGHT_UP = 1_000;

    /** Its runs of the same kind where it is of a connection; else what services bring of a kind of system. */
    private static final String SUBJECT = """
            coalesce('connection:' || o.connection_id || '/' || o.kind_code, 'source:' || coalesce(p.source_code, 4))
                       || '/' || p.entity_code""";

    /** From where it was left, and a little before that, for what was committed late. */
    static final String REMEMBER = """
            insert into sync_console.sync_duration as d (org_id, progress_id, subject, ended_at, seconds)
            select p.org_id, p.id, %s, p.completed_at,
                   extract(epoch from p.completed_at - p.started_at) - p.paused_seconds
              from (select *
                      from public.sync_progress q
                     where q.org_id = ?
                       and q.completed_at > (
                           select coalesce(max(l.ended_at), '-infinity') - interval '10 minutes'
                             from sync_console.sync_duration l
                            where l.org_id = ?
                              and l.ended_at <= ?)
                     order by q.completed_at desc
                     limit %s) p
            %s
             where p.status_code in (3, 4)
                on conflict (org_id, progress_id) do update
               set subject = excluded.subject,
                   ended_at = excluded.ended_at,
                   seconds = excluded.seconds
             where (d.subject, d.ended_at, d.seconds) is distinct from
                   (excluded.subject, excluded.ended_at, excluded.seconds)
            """.formatted(SUBJECT, CAUGHT_UP, Subject.OF_SYNC);

    static final String SQL = """
            select %s,
                   p.sync_id, p.started_at, u.usual,
                   extract(epoch from cast(? as timestamptz) - p.started_at) - p.paused_seconds as seconds
              from public.sync_progress p
            %s
             cross join lateral (
                   select percentile_cont(0.5) within group (order by t.seconds) as usual, count(*) as runs
                     from (select d.seconds
                             from sync_console.sync_duration d
                            where d.org_id = p.org_id
                              and d.subject = %s
                            order by d.ended_at desc
                            limit 20) t) u
             where p.org_id = ?
               and p.completed_at is null
               and p.status_code = 2
               and p.started_at < ?
               and u.runs >= ?
            """.formatted(Subject.COLUMNS, Subject.OF_SYNC, SUBJECT);

    private final JdbcClient jdbc;

    LongRule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RuleSpec spec() {
        return RuleSpec.of("sync-long", 50, Severity.WARNING, new Limit("timesUsual", 3, 2, 100));
    }

    @Override
    public Findings look(Look look) {
        jdbc.sql(REMEMBER).params(look.orgId(), look.orgId(), look.at()).update();
        var slow = new Worst();
        jdbc.sql(SQL)
                .params(look.at(), look.orgId(), look.before(SHORTEST), ENOUGH)
                .query(row -> {
                    add(row, look.limit(0), slow);
                });
        return Findings.of(slow.findings());
    }

    private static void add(ResultSet row, int times, Worst slow) throws SQLException {
        double seconds = row.getDouble("seconds");
        double usual = row.getDouble("usual");
        if (seconds > SHORTEST.toSeconds() && seconds > times * usual) {
            String text = "Has run for more than %s; %s is usual."
                    .formatted(
                            Words.time(Duration.ofSeconds((long) Math.max(times * usual, SHORTEST.toSeconds()))),
                            Words.time(Duration.ofSeconds((long) usual)));
            slow.add(
                    Subject.of(row)
                            .finding(
                                    text,
                                    Subject.pathToSync(row.getString("sync_id")),
                                    Subject.moment(row, "started_at")),
                    seconds);
        }
    }
}
