package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.EntityType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The runs of a connection that are not over, seen by one node at a time. */
@Repository
class OpenRuns {

    /** Ends with the transaction. Nobody who has it waits for a run's row that somebody works on. */
    private static final String LOCK = """
            select r.connection_id, pg_advisory_xact_lock(hashtextextended(r.connection_id::text, 55))
              from sync_console.run r
             where r.org_id = ?
               and r.id = ?
               and r.state_code in (1, 2, 3)
            """;

    private static final String OPEN = """
            select id, kind_code, entity_code, state_code, sync_id, created_at, throttled_until, waited + throttled_times as waited, held_for,
                   begun_at is not null or fencing > 0 as begun,
                   coalesce(lease_until > clock_timestamp(), false) as worked_on
              from sync_console.run
             where org_id = ?
               and connection_id = ?
               and state_code in (1, 2, 3)
             order by created_at, id
            """;
    private static final String HOLD = """
            update sync_console.run
               set held_for = left(?, 200)
             where org_id = ?
               and id = ?
               and held_for is distinct from left(?, 200)
            """;
    private static final String HELD = """
            select id
              from sync_console.run
             where org_id = ?
               and connection_id = ?
               and held_for is not null
               and state_code in (1, 2, 3)
             order by id
            """;

    private final JdbcClient jdbc;

    OpenRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Its connection, whose runs nobody else takes until the end of the transaction; empty where the run is over. */
    Optional<UUID> lock(RunKey key) {
        return jdbc.sql(LOCK)
                .params(key.org().value(), key.id())
                .query((row, number) -> row.getObject("connection_id", UUID.class))
                .optional();
    }

    List<OpenRun> of(RunKey key, UUID connection) {
        return jdbc.sql(OPEN)
                .params(key.org().value(), connection)
                .query(OpenRuns::run)
                .list();
    }

    void hold(RunKey key, String reason) {
        jdbc.sql(HOLD).params(reason, key.org().value(), key.id(), reason).update();
    }

    List<RunKey> held(RunKey key, UUID connection) {
        return jdbc.sql(HELD).params(key.org().value(), connection).query(UUID.class).list().stream()
                .map(id -> new RunKey(key.org(), id))
                .toList();
    }

    private static OpenRun run(ResultSet row, int number) throws SQLException {
        return new OpenRun(
                row.getObject("id", UUID.class),
                Coded.byCode(RunKind.class, row.getInt("kind_code")),
                Coded.byCode(EntityType.class, row.getInt("entity_code")),
                Coded.byCode(RunState.class, row.getInt("state_code")),
                Objects.requireNonNull(row.getString("sync_id")),
                Objects.requireNonNull(moment(row, "created_at")),
                row.getBoolean("begun"),
                row.getBoolean("worked_on"),
                moment(row, "throttled_until"),
                row.getInt("waited"),
                row.getString("held_for"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
