package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.alert.AlertChanged.Severity;
import com.mantisnxt.sync.alert.AlertRow.Closed;
import com.mantisnxt.sync.alert.AlertRow.Noted;
import com.mantisnxt.sync.alert.AlertRow.Times;
import com.mantisnxt.sync.base.Coded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads alerts from the columns of either table. */
final class AlertReader {

    private static final String SHARED = """
            a.id, a.rule, a.subject_key, a.severity_code, a.subject, a.text, a.path, a.since, a.opened_at,
            a.last_seen_at, a.announced_at, a.acknowledged_at, a.acknowledged_by_name, a.snoozed_until,
            a.snoozed_by_name, a.closed_at, a.closed_by_name, a.close_code
            """;
    /** The mute that lasts longest counts. */
    private static final String OF_ORGANISATIONS = """
            , a.connection_id, a.source_code,
            (select max(m.until_at)
               from sync_console.alert_mute m
              where m.org_id = a.org_id
                and m.ended_at is null
                and m.until_at > :now
                and (m.connection_id = a.connection_id or a.connection_id is null and m.source_code = a.source_code))
                as muted_until
            """;

    private AlertReader() {}

    /** With the parameter {@code now}. */
    static String columns(AlertScope scope) {
        return SHARED + scope.ofOrganisations(OF_ORGANISATIONS);
    }

    static AlertRow row(ResultSet row, boolean ofInstallation) throws SQLException {
        return new AlertRow(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                ofInstallation,
                row.getString("rule"),
                row.getString("subject_key"),
                row.getInt("severity_code") == 2 ? Severity.CRITICAL : Severity.WARNING,
                row.getString("subject"),
                row.getString("text"),
                row.getString("path"),
                ofInstallation ? null : row.getObject("connection_id", UUID.class),
                ofInstallation ? null : row.getObject("source_code", Integer.class),
                new Times(
                        must(row, "since"),
                        must(row, "opened_at"),
                        must(row, "last_seen_at"),
                        moment(row, "announced_at")),
                noted(row.getString("acknowledged_by_name"), moment(row, "acknowledged_at")),
                noted(row.getString("snoozed_by_name"), moment(row, "snoozed_until")),
                ofInstallation ? null : moment(row, "muted_until"),
                closed(row));
    }

    private static @Nullable Closed closed(ResultSet row) throws SQLException {
        Instant at = moment(row, "closed_at");
        return at == null
                ? null
                : new Closed(
                        at, Coded.byCode(CloseReason.class, row.getInt("close_code")), row.getString("closed_by_name"));
    }

    private static @Nullable Noted noted(@Nullable String by, @Nullable Instant at) {
        return at == null ? null : new Noted(Objects.requireNonNullElse(by, ""), at);
    }

    private static Instant must(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(moment(row, column));
    }

    static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
