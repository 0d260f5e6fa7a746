package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Hints;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps that something changed until a sync has begun for it. Each reads and writes under the lock of one row and by the
 * database's clock, so none is lost between a sync that begins and a hint that comes.
 */
@Repository
class SyncHints implements Hints {

    /** What a shop does at once comes as several calls. */
    private static final Duration TOGETHER = Duration.ofSeconds(2);

    private static final String KEEP = """
            insert into sync_console.sync_hint (org_id, connection_id, entity_code, hinted_at)
            values (?, ?, ?, clock_timestamp())
                on conflict (org_id, connection_id, entity_code) do update
               set hinted_at = clock_timestamp()
            returning hinted_at
            """;

    /** The quickest of the last ones: a walk over everything tells nothing of what reading changes takes. */
    private static final String LOCK = """
            select h.hinted_at > coalesce(h.begun_at, '-infinity') as is_open,
                   h.begun_at,
                   clock_timestamp() as now,
                   exists (
                       select
                         from sync_console.run r
                        where r.org_id = h.org_id
                          and r.connection_id = h.connection_id
                          and r.entity_code = h.entity_code
                          and r.state_code in (1, 2, 3)) as is_busy,
                   coalesce((
                       select min(extract(epoch from l.ended_at - l.created_at))
                         from (select r.created_at, r.ended_at, r.state_code
                                 from sync_console.run r
                                where r.org_id = h.org_id
                                  and r.connection_id = h.connection_id
                                  and r.entity_code = h.entity_code
                                order by r.created_at desc
                                limit 5) l
                        where l.state_code = 4), 0)::double precision as takes
              from sync_console.sync_hint h
             where h.org_id = ?
               and h.connection_id = ?
               and h.entity_code = ?
               for no key update of h
            """;

    private static final String BEGUN = """
            update sync_console.sync_hint
               set begun_at = clock_timestamp()
             where org_id = ?
               and connection_id = ?
               and entity_code = ?
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final HintQueue queue;

    SyncHints(CurrentCaller currentCaller, JdbcClient jdbc, HintQueue queue) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.queue = queue;
    }

    /**
     * What is known of the hints of one kind of record.
     *
     * @param isOpen no sync has begun since the last one
     * @param isBusy a sync works on the records; it may have read past what the hint is about
     * @param takes about as long as a sync takes
     */
    record State(boolean isOpen, @Nullable Instant begunAt, Instant now, boolean isBusy, Duration takes) {}

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(UUID connection, Set<EntityType> entities) {
        OrgId org = currentCaller.require(Right.READ).org();
        entities.stream().sorted().forEach(entity -> {
            DueKey key = new DueKey(org, connection, entity);
            Instant hinted = jdbc.sql(KEEP)
                    .params(parts(key))
                    .query((row, number) -> moment(row, "hinted_at"))
                    .single();
            queue.look(key, hinted.plus(TOGETHER));
        });
    }

    /** Until the transaction ends no further hint is taken. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<State> lock(DueKey key) {
        return jdbc.sql(LOCK)
                .params(parts(key))
                .query((row, number) -> state(row))
                .optional();
    }

    /** What was hinted so far is answered. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begun(DueKey key) {
        jdbc.sql(BEGUN).params(parts(key)).update();
    }

    private static Object[] parts(DueKey key) {
        return new Object[] {key.org().value(), key.connection(), key.entity().code()};
    }

    private static State state(ResultSet row) throws SQLException {
        return new State(
                row.getBoolean("is_open"),
                row.getObject("begun_at") == null ? null : moment(row, "begun_at"),
                moment(row, "now"),
                row.getBoolean("is_busy"),
                Duration.ofMillis((long) (1000 * row.getDouble("takes"))));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
