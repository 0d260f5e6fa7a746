package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.connector.Sources;
import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The numbers that bound what is asked of a connection's system; each is set by administrators, or not at all. */
@Component
class ConnectionLimits {

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Sources sources;
    private final AuditEntries trail;

    ConnectionLimits(CurrentCaller currentCaller, JdbcClient jdbc, Sources sources, AuditEntries trail) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.sources = sources;
        this.trail = trail;
    }

    /** One of the numbers: where it stands, how large it may be, and what the audit trail calls it. */
    enum Limit {
        REQUESTS("requests_per_minute", 100_000, "connection_pace_changed", "requests") {
            @Override
            InvalidInput refusal() {
                return new InvalidInput(
                        "invalid_rate", "requestsPerMinute", "There are 1 to 100,000 requests a minute.");
            }
        },
        KINDS("runs_at_once", 8, "connection_kinds_at_once_changed", "kinds") {
            @Override
            InvalidInput refusal() {
                return new InvalidInput("invalid_kinds", "kindsAtOnce", "1 to 8 kinds are worked on at once.");
            }
        };

        private final String column;
        private final int most;
        private final String act;
        private final String detail;

        Limit(String column, int most, String act, String detail) {
            this.column = column;
            this.most = most;
            this.act = act;
            this.detail = detail;
        }

        abstract InvalidInput refusal();

        private String find() {
            return """
                    select {limit}
                      from sync_console.connection_pace
                     where org_id = ?
                       and connection_id = ?
                       and {limit} is not null
                    """.replace("{limit}", column);
        }

        private String set() {
            return """
                    insert into sync_console.connection_pace (org_id, connection_id, {limit})
                    values (?, ?, ?)
                        on conflict (org_id, connection_id) do update
                       set {limit} = excluded.{limit},
                           changed_at = clock_timestamp()
                    """.replace("{limit}", column);
        }
    }

    @Transactional(readOnly = true)
    Optional<Integer> find(UUID connection, Limit limit) {
        return jdbc.sql(limit.find())
                .params(currentCaller.require(Right.READ).org().value(), connection)
                .query(Integer.class)
                .optional();
    }

    /** @param number null for none */
    @Transactional
    void set(UUID connection, Limit limit, @Nullable Integer number) {
        UUID org = currentCaller.require(Right.ADMINISTER).org().value();
        String name = sources.name(connection);
        if (number != null && (number < 1 || number > limit.most)) {
            throw limit.refusal();
        }
        if (Optional.ofNullable(number).equals(find(connection, limit))) {
            return;
        }
        jdbc.sql(limit.set()).params(org, connection).param(number).update();
        trail.add(limit.act, name, Map.of("connection", connection, limit.detail, String.valueOf(number)));
    }
}
