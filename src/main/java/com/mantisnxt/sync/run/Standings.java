package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Connection;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the syncs of many connections stand, in one question. */
@Service
public class Standings {

    private static final String LATEST = """
            select e.connection, r.entity_code, r.state_code, coalesce(r.ended_at, r.created_at) as at,
                   p.status = 'completed_with_errors' as with_errors
              from unnest(?::uuid[], ?::smallint[]) e(connection, entity)
             cross join lateral (
                   select *
                     from sync_console.run
                    where org_id = ?
                      and connection_id = e.connection
                      and entity_code = e.entity
                    order by created_at desc
                    limit 1) r
              left join public.sync_progress p on p.org_id = r.org_id and p.sync_id = r.sync_id
             order by at desc
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;

    Standings(CurrentCaller currentCaller, JdbcClient jdbc) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
    }

    /** By the connection's id; only of those that ever ran. */
    @Transactional(readOnly = true, timeout = 5)
    public Map<UUID, Standing> of(List<Connection> connections) {
        List<UUID> ids = new ArrayList<>();
        List<Short> kinds = new ArrayList<>();
        for (Connection connection : connections) {
            connection.entities().stream().filter(EntitySetup::isEnabled).forEach(setup -> {
                ids.add(connection.id());
                kinds.add(setup.entity().code());
            });
        }
        Map<UUID, List<Latest>> latest = new LinkedHashMap<>();
        jdbc.sql(LATEST)
                .params(
                        ids.toArray(UUID[]::new),
                        kinds.toArray(Short[]::new),
                        currentCaller.require(Right.READ).org().value())
                .query(row -> {
                    latest.computeIfAbsent(row.getObject("connection", UUID.class), none -> new ArrayList<>())
                            .add(latest(row));
                });
        Map<UUID, Standing> standings = new LinkedHashMap<>();
        latest.forEach((connection, runs) -> standings.put(connection, standing(runs)));
        return standings;
    }

    private record Latest(EntityType entity, RunState state, boolean withErrors, Instant at) {

        boolean isFailed() {
            return state == RunState.FAILED;
        }

        boolean isShort() {
            return state == RunState.DONE && withErrors;
        }
    }

    private static Latest latest(ResultSet row) throws SQLException {
        return new Latest(
                Coded.byCode(EntityType.class, row.getInt("entity_code")),
                Coded.byCode(RunState.class, row.getInt("state_code")),
                row.getBoolean("with_errors"),
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                        .toInstant());
    }

    private static Standing standing(List<Latest> runs) {
        List<EntityType> failed = kinds(runs, Latest::isFailed);
        List<EntityType> withErrors = kinds(runs, Latest::isShort);
        Predicate<Latest> telling = !failed.isEmpty()
                ? Latest::isFailed
                : withErrors.isEmpty() ? run -> run.state().isOver() : Latest::isShort;
        @Nullable
        Instant at = runs.stream().filter(telling).map(Latest::at).findFirst().orElse(null);
        int open = (int) runs.stream().filter(run -> !run.state().isOver()).count();
        return new Standing(open, failed, withErrors, at);
    }

    private static List<EntityType> kinds(List<Latest> runs, Predicate<Latest> which) {
        return runs.stream().filter(which).map(Latest::entity).toList();
    }
}
