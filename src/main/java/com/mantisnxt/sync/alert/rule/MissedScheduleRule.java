package com.mantisnxt.sync.alert.rule;

import com.mantisnxt.sync.alert.AlertChanged.Severity;
import com.mantisnxt.sync.alert.rule.RuleSpec.Limit;
import com.mantisnxt.sync.run.Rhythm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A sync that runs by itself should have begun and has not. Its next time is reckoned from its last run and not read from
 * the queue, which may be what is at fault.
 */
@Component
class MissedScheduleRule implements Rule {

    static final String SQL = """
            select s.connection_id, s.entity_code, s.every_seconds, s.cron, s.zone,
                   c.name as connection_name, c.source_code,
                   greatest(s.changed_at, l.created_at, l.ended_at) as last_at
              from sync_console.sync_setting s
              join sync_console.connection c on c.org_id = s.org_id and c.id = s.connection_id
              left join lateral (
                        select r.created_at, r.ended_at, r.state_code
                          from sync_console.run r
                         where r.org_id = s.org_id
                           and r.connection_id = s.connection_id
                           and r.entity_code = s.entity_code
                         order by r.created_at desc
                         limit 1) l on true
             where s.org_id = ?
               and not s.is_stopped
               and (s.every_seconds is not null or s.cron is not null)
               and c.archived_at is null
               and coalesce(l.state_code, 4) not in (1, 2, 3)
               and not exists (
                       select
                         from sync_console.connection_entity e
                        where e.org_id = s.org_id
                          and e.connection_id = s.connection_id
                          and e.entity_code = s.entity_code
                          and not e.is_enabled)
            """;

    private final JdbcClient jdbc;

    MissedScheduleRule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RuleSpec spec() {
        return RuleSpec.of("schedule-missed", 60, Severity.WARNING, new Limit("lateMinutes", 10, 1, 1_440));
    }

    @Override
    public Findings look(Look look) {
        Duration late = Duration.ofMinutes(look.limit(0));
        List<Finding> missed = new ArrayList<>();
        jdbc.sql(SQL).params(look.orgId()).query(row -> {
            Optional<Instant> due = rhythm(row).next(Subject.moment(row, "last_at"));
            if (due.isPresent() && due.get().plus(late).isBefore(look.now())) {
                missed.add(finding(row, due.get()));
            }
        });
        return Findings.of(missed);
    }

    private static Rhythm rhythm(ResultSet row) throws SQLException {
        Integer seconds = row.getObject("every_seconds", Integer.class);
        return seconds == null
                ? Rhythm.Calendar.of(
                        Objects.requireNonNull(row.getString("cron")), Objects.requireNonNull(row.getString("zone")))
                : new Rhythm.Every(Duration.ofSeconds(seconds));
    }

    private static Finding finding(ResultSet row, Instant due) throws SQLException {
        Subject subject = Subject.of(row);
        return subject.finding(
                "Should have begun at %s and has not.".formatted(Words.minute(due)),
                "connections/" + subject.connection(),
                due);
    }
}
