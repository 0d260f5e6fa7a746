package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the records of a connection come, how they came last, and when they come next. */
@Service
public class SyncOverview {

    private static final int LAST = 5;

    private static final String RUNS = """
            select r.entity_code, r.sync_id, r.state_code, r.created_at, r.ended_at,
                   p.status = 'completed_with_errors' as with_errors,
                   case when r.ended_at is null then coalesce(r.held_for, r.waits_for) end as waits_for
              from unnest(?::smallint[]) e(entity)
             cross join lateral (
                   select *
                     from sync_console.run
                    where org_id = ?
                      and connection_id = ?
                      and entity_code = e.entity
                    order by created_at desc
                    limit ?) r
              left join public.sync_progress p on p.org_id = r.org_id and p.sync_id = r.sync_id
             order by r.entity_code, r.created_at desc
            """;

    private static final String ORIGIN = """
            select r.connection_id, r.entity_code
              from public.sync_progress p
              join sync_console.run r on r.org_id = p.org_id and r.sync_id = p.sync_id
              join sync_console.connection c on c.org_id = r.org_id and c.id = r.connection_id
             where p.org_id = ?
               and p.id = ?
             order by r.created_at desc
             limit 1
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final SyncSettings settings;
    private final DueQueue due;

    SyncOverview(CurrentCaller currentCaller, JdbcClient jdbc, SyncSettings settings, DueQueue due) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.settings = settings;
        this.due = due;
    }

    /**
     * @param hasErrors it came to its end, and something was not read, applied or approved; the board says what
     * @param endedAt null while it is not over
     * @param waitsFor what keeps it from going on, for people; null where nothing does
     */
    public record LastRun(
            String syncId,
            RunState state,
            boolean hasErrors,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String waitsFor) {}

    /**
     * One kind of record.
     *
     * @param next when it runs by itself; null where it does not
     * @param last newest first
     */
    public record Line(
            EntityType entity,
            SyncSetting setting,
            @Nullable Instant next,
            List<LastRun> last) {}

    /** What a run is of. */
    public record Origin(UUID connection, EntityType entity) {}

    /**
     * What a sync on the board is of; empty where the console does not do it itself, or its connection is gone.
     *
     * @param sync the row's id
     */
    @Transactional(readOnly = true, timeout = 5)
    public Optional<Origin> origin(UUID sync) {
        return jdbc.sql(ORIGIN)
                .params(currentCaller.require(Right.READ).org().value(), sync)
                .query((row, number) -> new Origin(
                        row.getObject("connection_id", UUID.class),
                        Coded.byCode(EntityType.class, row.getInt("entity_code"))))
                .optional();
    }

    /** In the order of the entities. */
    @Transactional(readOnly = true, timeout = 5)
    public List<Line> of(UUID connection, List<EntityType> entities) {
        Caller caller = currentCaller.require(Right.READ);
        Map<EntityType, SyncSetting> set = settings.of(connection);
        Map<EntityType, List<LastRun>> runs = runs(caller, connection, entities);
        return entities.stream()
                .map(entity -> {
                    SyncSetting setting = set.getOrDefault(entity, SyncSetting.USUAL);
                    Optional<Instant> next = setting.rhythm() == null || setting.isStopped()
                            ? Optional.empty()
                            : due.next(new DueKey(caller.org(), connection, entity));
                    return new Line(entity, setting, next.orElse(null), runs.getOrDefault(entity, List.of()));
                })
                .toList();
    }

    private Map<EntityType, List<LastRun>> runs(Caller caller, UUID connection, List<EntityType> entities) {
        Short[] codes = entities.stream().map(EntityType::code).toArray(Short[]::new);
        Map<EntityType, List<LastRun>> runs = new EnumMap<>(EntityType.class);
        jdbc.sql(RUNS).params(codes, caller.org().value(), connection, LAST).query(row -> {
            runs.computeIfAbsent(Coded.byCode(EntityType.class, row.getInt("entity_code")), none -> new ArrayList<>())
                    .add(run(row));
        });
        return runs;
    }

    private static LastRun run(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new LastRun(
                Objects.requireNonNull(row.getString("sync_id")),
                Coded.byCode(RunState.class, row.getInt("state_code")),
                row.getBoolean("with_errors"),
                Objects.requireNonNull(row.getObject("created_at", OffsetDateTime.class))
                        .toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("waits_for"));
    }
}
