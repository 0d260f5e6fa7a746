package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.alert.AlertChanged.Severity;
import com.mantisnxt.sync.alert.AlertRow.Closed;
import com.mantisnxt.sync.alert.rule.Finding;
import com.mantisnxt.sync.alert.rule.RuleSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Alerts as they are kept; in the caller's transaction. */
@Repository
class AlertStore {

    /** How long a finding that somebody closed is remembered as closed. */
    private static final Duration DISMISSED = Duration.ofDays(30);

    private final JdbcClient jdbc;

    AlertStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The database's clock, which dates what alerts are about. */
    Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** All that are open, latest first. */
    List<AlertRow> open(AlertScope scope, Instant now) {
        return rows(
                scope,
                "select " + AlertReader.columns(scope) + " from " + scope.table("alert") + " a where " + scope.own()
                        + " and a.closed_at is null order by a.opened_at desc, a.id desc",
                Map.of("now", at(now)));
    }

    Optional<AlertRow> find(AlertScope scope, UUID id, Instant now) {
        String sql = "select " + AlertReader.columns(scope) + " from " + scope.table("alert") + " a where "
                + scope.own() + " and a.id = :id";
        return rows(scope, sql, Map.of("now", at(now), "id", id)).stream().findFirst();
    }

    /** Nothing where one is open already: whoever came first has it. */
    void open(AlertScope scope, RuleSpec rule, Finding finding, Instant now) {
        String sql = """
                insert into %s
                       (%s id, rule, subject_key, subject, severity_code, text, path, since, opened_at, last_seen_at)
                values (%s gen_random_uuid(), :rule, :key, :subject, :severity, :text, :path, :since, :now, :now)
                    on conflict (%s rule, subject_key) where closed_at is null do nothing
                """.formatted(
                        scope.table("alert"),
                        scope.ofOrganisations("org_id, connection_id, source_code,"),
                        scope.ofOrganisations(":org, :connection, :source,"),
                        scope.ofOrganisations("org_id,"));
        Map<String, @Nullable Object> params = params(finding, now);
        params.put("rule", rule.code());
        params.put("severity", rule.severity() == Severity.CRITICAL ? 2 : 1);
        jdbc.sql(sql).params(scope.params(params)).update();
    }

    /** Is still so, with the evidence of now. */
    void seen(AlertScope scope, UUID id, Finding finding, Instant now) {
        String sql = """
                update %s a
                   set last_seen_at = :now,
                       changed_at = case when (a.text, a.subject, a.path) is distinct from (:text, :subject, :path)
                                         then clock_timestamp() else a.changed_at end,
                       text = :text,
                       subject = :subject,
                       path = :path
                 where %s
                   and a.id = :id
                   and a.closed_at is null
                """.formatted(scope.table("alert"), scope.own());
        Map<String, @Nullable Object> params = params(finding, now);
        params.put("id", id);
        jdbc.sql(sql).params(scope.params(params)).update();
    }

    private static Map<String, @Nullable Object> params(Finding finding, Instant now) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("key", finding.key());
        params.put("subject", finding.subject());
        params.put("text", finding.text());
        params.put("path", finding.path());
        params.put("since", at(finding.since()));
        params.put("connection", finding.connection());
        params.put("source", finding.source());
        params.put("now", at(now));
        return params;
    }

    /** @return those that were still open */
    List<AlertRow> close(AlertScope scope, Collection<UUID> ids, Closed how) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String sql = """
                update %s a
                   set closed_at = :now,
                       close_code = :reason,
                       closed_by_name = left(:by, 255),
                       changed_at = clock_timestamp()
                 where %s
                   and a.id = any (:ids)
                   and a.closed_at is null
                returning %s
                """.formatted(scope.table("alert"), scope.own(), AlertReader.columns(scope));
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("now", at(how.at()));
        params.put("reason", how.reason().code());
        params.put("by", how.by());
        params.put("ids", ids.toArray(UUID[]::new));
        return rows(scope, sql, params);
    }

    /** Those that nobody was told of yet, and that are not muted: from now on they count as told. */
    List<AlertRow> announce(AlertScope scope, Instant now) {
        List<UUID> untold = open(scope, now).stream()
                .filter(alert -> alert.times().announcedAt() == null && alert.mutedUntil() == null)
                .map(AlertRow::id)
                .toList();
        if (untold.isEmpty()) {
            return List.of();
        }
        String sql = """
                update %s a
                   set announced_at = :now,
                       changed_at = clock_timestamp()
                 where %s
                   and a.id = any (:ids)
                   and a.announced_at is null
                returning %s
                """.formatted(scope.table("alert"), scope.own(), AlertReader.columns(scope));
        return rows(scope, sql, Map.of("now", at(now), "ids", untold.toArray(UUID[]::new)));
    }

    /** When the last of the open ones did; the beginning of time where none is. */
    Instant changed(AlertScope scope) {
        String sql =
                "select coalesce(max(a.changed_at), timestamptz 'epoch') from %s a where %s and a.closed_at is null"
                        .formatted(scope.table("alert"), scope.own());
        return jdbc.sql(sql)
                .params(scope.params(Map.of()))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** How often in a row messages about alerts were not sent, by all channels that are in use. */
    int unsent(AlertScope scope) {
        String sql = scope.isInstallation()
                ? "select coalesce(sum(failures), 0)::integer from sync_console.installation_channel"
                : "select coalesce(sum(failures), 0)::integer from sync_console.alert_channel"
                        + " where org_id = :org and is_enabled";
        return jdbc.sql(sql).params(scope.params(Map.of())).query(Integer.class).single();
    }

    /** When somebody closed what, the latest of each. */
    Map<String, Instant> dismissed(AlertScope scope, Instant now) {
        String sql = """
                select a.rule || ' ' || a.subject_key as what, max(a.closed_at) as at
                  from %s a
                 where %s
                   and a.closed_at > :after
                   and a.close_code = 2
                 group by 1
                """.formatted(scope.table("alert"), scope.own());
        Map<String, Instant> dismissed = new HashMap<>();
        jdbc.sql(sql)
                .params(scope.params(Map.of("after", at(now.minus(DISMISSED)))))
                .query(row -> {
                    Instant at = AlertReader.moment(row, "at");
                    if (at != null) {
                        dismissed.put(row.getString("what"), at);
                    }
                });
        return dismissed;
    }

    void forget(AlertScope scope, Instant before) {
        jdbc.sql("delete from %s a where %s and a.closed_at < :before".formatted(scope.table("alert"), scope.own()))
                .params(scope.params(Map.of("before", at(before))))
                .update();
    }

    List<AlertRow> rows(AlertScope scope, String sql, Map<String, ? extends @Nullable Object> params) {
        return jdbc.sql(sql)
                .params(scope.params(params))
                .query((row, number) -> AlertReader.row(row, scope.isInstallation()))
                .list();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
