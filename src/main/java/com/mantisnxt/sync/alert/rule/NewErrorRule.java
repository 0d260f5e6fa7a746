package com.mantisnxt.sync.alert.rule;

import com.mantisnxt.sync.alert.AlertChanged.Severity;
import com.mantisnxt.sync.alert.rule.RuleSpec.Limit;
import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.SourceSystem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Errors of a cause that was not seen in the month before. It is over when the cause was quiet for a time, or when somebody
 * closes it. An organisation that is a day old knows no cause yet, so none is new to it.
 */
@Component
class NewErrorRule implements Rule {

    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final Duration FIRST_DAY = Duration.ofDays(1);
    private static final int SHOWN = 20;

    /** By the hourly counts; of the log itself one error for each that is told, by its index. */
    static final String SQL = """
            with recent as (
                select h.fingerprint, sum(h.events) as events, min(h.first_at) as first_at, max(h.last_at) as last_at
                  from sync_console.activity_cause_hour h
                 where h.org_id = ?
                   and h.hour >= ?
                 group by h.fingerprint
            ),
            told as (
                select r.*
                  from recent r
                 where r.last_at > ?
                   and (r.fingerprint = any (?)
                        or not exists (
                               select
                                 from sync_console.activity_cause_hour b
                                where b.org_id = ?
                                  and b.fingerprint = r.fingerprint
                                  and b.hour < ?
                                  and b.hour >= ?)
                           and exists (
                               select
                                 from sync_console.activity_hour o
                                where o.org_id = ?
                                  and o.hour < ?))
                 order by r.fingerprint = any (?) desc, r.events desc, r.fingerprint
                 limit ?
            )
            select t.fingerprint, t.events, t.first_at, e.error_message, e.source_code
              from told t
              left join lateral (
                        select l.error_message, l.source_code
                          from public.sync_activity_log l
                         where l.org_id = ?
                           and l.fingerprint = t.fingerprint
                           and l.created_at between t.first_at and t.last_at
                         order by l.created_at desc
                         limit 1) e on true
            """;

    private final JdbcClient jdbc;

    NewErrorRule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RuleSpec spec() {
        return RuleSpec.of("new-error", 100, Severity.WARNING, new Limit("quietHours", 6, 1, 168))
                .closedByHand();
    }

    @Override
    public Findings look(Look look) {
        OffsetDateTime quiet = look.before(Duration.ofHours(look.limit(0)));
        OffsetDateTime from = quiet.truncatedTo(ChronoUnit.HOURS).withOffsetSameInstant(ZoneOffset.UTC);
        Long[] open = look.open().stream().map(NewErrorRule::cause).toArray(Long[]::new);
        List<Finding> found = jdbc.sql(SQL)
                .params(look.orgId(), from, quiet, open)
                .params(look.orgId(), from, from.minus(REMEMBERED))
                .params(look.orgId(), look.before(FIRST_DAY))
                .params(open, SHOWN, look.orgId())
                .query((row, number) -> finding(row))
                .list();
        return Findings.of(found);
    }

    /** The sixteen digits by which the activity knows it. */
    private static String key(long cause) {
        return String.format("%016x", cause);
    }

    private static long cause(String key) {
        return Long.parseUnsignedLong(key, 16);
    }

    private static Finding finding(ResultSet row) throws SQLException {
        String key = key(row.getLong("fingerprint"));
        String message = row.getString("error_message");
        Integer source = row.getObject("source_code", Integer.class);
        long events = row.getLong("events");
        String text = (events == 1 ? "Once, at %2$s%3$s" : "%1$s times since %2$s%3$s")
                .formatted(Words.number(events), Words.minute(Subject.moment(row, "first_at")), Words.because(message));
        return new Finding(
                key,
                source == null ? "No system named" : Subject.system(Coded.byCode(SourceSystem.class, source)),
                text,
                "activity?cause=" + key,
                Subject.moment(row, "first_at"),
                null,
                source);
    }
}
