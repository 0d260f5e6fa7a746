package com.mantisnxt.sync.run;

import com.mantisnxt.sync.preview.plan.PlanRefused;
import com.mantisnxt.sync.preview.plan.RunOrder;
import com.mantisnxt.sync.tenant.Caller;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs as they are kept: who may work on one, and how far it has come. Times are the database's, one clock for all nodes. */
@Repository
class Runs {

    private static final String QUEUE = """
            insert into sync_console.run
                   (org_id, id, kind_code, preview_id, connection_id, entity_code, sync_id, only_rejected,
                    started_by, started_by_name, phase_code, reading)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, left(?, 255), ?, ?::jsonb)
                on conflict (org_id, connection_id, entity_code) where state_code in (1, 2, 3) do nothing
            """;
    private static final String TAKE = """
            update sync_console.run r
               set fencing = r.fencing + 1,
                   lease_until = clock_timestamp() + make_interval(secs => ?),
                   worker = ?,
                   begun_at = coalesce(r.begun_at, clock_timestamp()),
                   held_for = null,
                   state_code = case when r.state_code = 1 then 2 else r.state_code end
              from (select org_id, id, lease_until is not null and state_code = 2 as orphaned
                      from sync_console.run
                     where org_id = ? and id = ?
                       for no key update) before
             where r.org_id = before.org_id
               and r.id = before.id
               and r.state_code in (1, 2, 3)
               and (r.lease_until is null or r.lease_until < clock_timestamp())
            returning r.*, before.orphaned
            """;
    private static final String BUSY_UNTIL = """
            select coalesce(lease_until, clock_timestamp()) as lease_until
              from sync_console.run
             where org_id = ?
               and id = ?
               and state_code in (1, 2, 3)
            """;
    private static final String LOCK = """
            select 1
              from sync_console.run
             where org_id = ?
               and id = ?
               and fencing = ?
               and state_code in (2, 3)
               for no key update
            """;
    private static final String KEEP = """
            update sync_console.run r
               set lease_until = clock_timestamp() + make_interval(secs => ?),
                   position = greatest(position, ?),
                   processed = ?,
                   failed = ?,
                   state_code = ?,
                   phase_code = now.phase,
                   compares_since = case now.phase when 2 then coalesce(compares_since, clock_timestamp())
                                                   when 3 then compares_since end,
                   applies_since = case now.phase when 3 then coalesce(applies_since, clock_timestamp()) end,
                   reading = ?::jsonb,
                   comparison = ?::jsonb,
                   throttled_until = ?,
                   waits_for = left(?, 1000),
                   waited = ?,
                   throttled_times = ?,
                   failures = case when ? then 0 else failures end
              from (values (?::smallint)) now(phase)
             where org_id = ?
               and id = ?
               and fencing = ?
               and state_code in (2, 3)
            """;
    private static final String RENEW = """
            update sync_console.run
               set lease_until = clock_timestamp() + make_interval(secs => ?)
             where org_id = ?
               and id = ?
               and fencing = ?
               and state_code = 2
               and lease_until > clock_timestamp()
            """;
    private static final String FAILED = """
            update sync_console.run
               set lease_until = null,
                   failures = failures + 1
             where org_id = ?
               and id = ?
               and fencing = ?
            returning failures
            """;
    private static final String LET_GO = """
            update sync_console.run
               set lease_until = null
             where org_id = ?
               and id = ?
               and fencing = ?
            """;
    private static final String END = """
            update sync_console.run
               set state_code = ?,
                   lease_until = null,
                   ended_at = clock_timestamp()
             where org_id = ?
               and id = ?
               and fencing = ?
               and state_code in (2, 3)
            """;

    private final JdbcClient jdbc;
    private final RunReader reader;
    private final RunProperties properties;

    Runs(JdbcClient jdbc, RunReader reader, RunProperties properties) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.properties = properties;
    }

    /** @param toRead what of the source is to be read */
    RunKey queue(Caller caller, RunKind kind, RunOrder order, ReadSoFar toRead) {
        UUID id = UUID.randomUUID();
        int queued = jdbc.sql(QUEUE)
                .params(caller.org().value(), id, kind.code(), order.preview(), order.connection())
                .params(order.entity().code(), order.syncId(), order.onlyRejected())
                .param(caller.user())
                .param(caller.name())
                .params(kind.first().code(), reader.text(toRead))
                .update();
        if (queued == 0) {
            throw PlanRefused.busy();
        }
        return new RunKey(caller.org(), id);
    }

    /** Empty where it is over, or somebody else's lease still holds. */
    Optional<HeldRun> take(RunKey key, String worker) {
        boundByLease();
        return jdbc.sql(TAKE)
                .params(seconds(), worker, key.org().value(), key.id())
                .query(reader::held)
                .optional();
    }

    /** Empty where there is nothing more to do. */
    Optional<Instant> busyUntil(RunKey key) {
        return jdbc.sql(BUSY_UNTIL)
                .params(key.org().value(), key.id())
                .query((row, number) -> Objects.requireNonNull(row.getObject("lease_until", OffsetDateTime.class))
                        .toInstant())
                .optional();
    }

    /** @throws RunRefused when somebody else has taken the run over */
    void keep(HeldRun run, RunState state) {
        int kept = jdbc.sql(KEEP)
                .params(seconds(), run.position(), run.processed(), run.failed(), state.code())
                .params(reader.text(run.reading()), reader.text(run.compared()))
                .param(moment(run.waits().until()))
                .param(run.waits().reason())
                .params(
                        run.waits().times(),
                        run.waits().throttled(),
                        run.comesOn(),
                        run.phase().code())
                .params(run.key().org().value(), run.key().id(), run.fencing())
                .update();
        if (kept == 0) {
            throw RunRefused.fenced(run);
        }
    }

    /**
     * Makes the transaction the only one of the run.
     *
     * @throws RunRefused when somebody else has taken the run over
     */
    void lock(HeldRun run) {
        boundByLease();
        if (jdbc.sql(LOCK)
                .params(run.key().org().value(), run.key().id(), run.fencing())
                .query((row, number) -> row.getInt(1))
                .optional()
                .isEmpty()) {
            throw RunRefused.fenced(run);
        }
    }

    /** A sign of life between batches; a lease that has run out is not brought back. */
    boolean renew(HeldRun run) {
        boundByLease();
        return jdbc.sql(RENEW)
                        .params(seconds(), run.key().org().value(), run.key().id(), run.fencing())
                        .update()
                == 1;
    }

    /** @return how often it failed since it last came on; empty where somebody else has taken it over */
    Optional<Integer> failed(HeldRun run) {
        return jdbc.sql(FAILED)
                .params(run.key().org().value(), run.key().id(), run.fencing())
                .query(Integer.class)
                .optional();
    }

    /** False where somebody else has it by now. */
    boolean letGo(HeldRun run) {
        return jdbc.sql(LET_GO)
                        .params(run.key().org().value(), run.key().id(), run.fencing())
                        .update()
                == 1;
    }

    /** @throws RunRefused when somebody else has taken the run over */
    void end(HeldRun run, RunState state) {
        int ended = jdbc.sql(END)
                .params(state.code(), run.key().org().value(), run.key().id(), run.fencing())
                .update();
        if (ended == 0) {
            throw RunRefused.fenced(run);
        }
    }

    /** A worker that is stopped within a transaction would keep its locks for ever, from whoever is to take over too. */
    private void boundByLease() {
        jdbc.sql("select set_config('idle_in_transaction_session_timeout', ?, true)")
                .param(String.valueOf(properties.lease().toMillis()))
                .query(String.class)
                .single();
    }

    private double seconds() {
        return properties.lease().toMillis() / 1000.0;
    }

    private static @Nullable OffsetDateTime moment(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
