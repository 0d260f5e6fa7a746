package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Alerts of a connection that nobody wants to be told of for a time. They open all the same and are in the list; what is
 * still open when the mute ends is told then. Right STEER, in the audit trail.
 */
@Service
public class AlertMutes {

    private static final Duration LONGEST = Duration.ofDays(90);
    private static final int REASON = 500;

    private static final String IN_FORCE = """
            select m.id, m.connection_id, c.name, m.source_code, m.until_at, m.muted_by_name, m.reason
              from sync_console.alert_mute m
              left join sync_console.connection c on c.org_id = m.org_id and c.id = m.connection_id
             where m.org_id = ?
               and m.ended_at is null
               and m.until_at > ?
             order by m.until_at, m.id
            """;
    private static final String NAME =
            "select name from sync_console.connection where org_id = ? and id = ? and archived_at is null";
    private static final String REPLACE = """
            update sync_console.alert_mute
               set ended_at = clock_timestamp(),
                   ended_by_name = left(?, 255)
             where org_id = ?
               and ended_at is null
               and (connection_id = ? or source_code = ?)
            """;
    private static final String ADD = """
            insert into sync_console.alert_mute
                   (org_id, id, connection_id, source_code, until_at, reason, muted_by_name)
            values (?, gen_random_uuid(), ?, ?, ?, ?, left(?, 255))
            """;
    private static final String END = """
            update sync_console.alert_mute
               set ended_at = clock_timestamp(),
                   ended_by_name = left(?, 255)
             where org_id = ?
               and id = ?
               and ended_at is null
            """;

    private final AlertAccess access;
    private final JdbcClient jdbc;
    private final AuditEntries trail;
    private final Clock clock;

    AlertMutes(AlertAccess access, JdbcClient jdbc, AuditEntries trail, Clock clock) {
        this.access = access;
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /** The first to end first. */
    @Transactional(readOnly = true, timeout = 5)
    public List<MuteRow> inForce() {
        UUID org = access.require(Right.READ).org().value();
        return jdbc.sql(IN_FORCE)
                .params(org, AlertStore.at(clock.instant()))
                .query(AlertMutes::row)
                .list();
    }

    /** Of a connection, where there is one. */
    @Transactional(readOnly = true, timeout = 5)
    public Optional<MuteRow> inForce(UUID connection) {
        return inForce().stream()
                .filter(mute -> connection.equals(mute.connection()))
                .findFirst();
    }

    /** Takes the place of one that is in force. */
    @Transactional
    public void muteConnection(UUID connection, Instant until, String reason) {
        UUID org = access.require(Right.STEER).org().value();
        String name = jdbc.sql(NAME)
                .params(org, connection)
                .query(String.class)
                .optional()
                .orElseThrow(AlertRefused::noTarget);
        mute(connection, null, name, new Until(until, reason));
    }

    /** What services bring of this kind of system, without a connection. */
    @Transactional
    public void muteSource(SourceSystem source, Instant until, String reason) {
        mute(null, (int) source.code(), source.label(), new Until(until, reason));
    }

    private record Until(Instant at, String reason) {}

    private void mute(@Nullable UUID connection, @Nullable Integer source, String name, Until until) {
        Caller caller = access.require(Right.STEER);
        Instant now = clock.instant();
        if (!until.at().isAfter(now) || until.at().isAfter(now.plus(LONGEST))) {
            throw new InvalidInput("invalid_time", "until", "Alerts are muted for 90 days at the most.");
        }
        if (until.reason().length() > REASON || until.reason().indexOf('\0') >= 0) {
            throw new InvalidInput("invalid_reason", "reason", "A reason has 500 characters at the most.");
        }
        UUID org = caller.org().value();
        jdbc.sql(REPLACE)
                .params(caller.fullName(), org)
                .param(connection)
                .param(source)
                .update();
        jdbc.sql(ADD)
                .param(org)
                .param(connection)
                .param(source)
                .params(AlertStore.at(until.at()), until.reason(), caller.fullName())
                .update();
        trail.add("alerts_muted", name, Map.of("until", until.at().toString(), "reason", until.reason()));
    }

    @Transactional
    public void end(UUID mute) {
        Caller caller = access.require(Right.STEER);
        String name = inForce().stream()
                .filter(row -> row.id().equals(mute))
                .map(row -> row.name() == null ? String.valueOf(row.source()) : row.name())
                .findFirst()
                .orElse("");
        if (jdbc.sql(END).params(caller.fullName(), caller.org().value(), mute).update() == 1) {
            trail.add("alerts_unmuted", name, Map.of());
        }
    }

    private static MuteRow row(ResultSet row, int number) throws SQLException {
        return new MuteRow(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getObject("connection_id", UUID.class),
                row.getString("name"),
                row.getObject("source_code", Integer.class),
                Objects.requireNonNull(AlertReader.moment(row, "until_at")),
                row.getString("muted_by_name"),
                row.getString("reason"));
    }
}
