package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tries of syncs: a worker of ours says when it goes on and why it can't, a service counts them in its heartbeats.
 * Written in the transaction that shows them, by whoever holds the sync's row.
 */
@Service
public class SyncAttempts {

    private static final int SHOWN = 50;

    private static final String COLUMNS =
            "a.progress_id, a.number, a.worker, a.began_at, a.ended_at, a.end_code, a.reason";
    private static final String OF = "select " + COLUMNS + """
              from sync_console.sync_attempt a
             where a.org_id = ?
               and a.progress_id = ?
             order by a.number desc
             limit ?
            """;
    private static final String LAST_ENDED = "select distinct on (a.progress_id) " + COLUMNS + """
              from sync_console.sync_attempt a
             where a.org_id = ?
               and a.progress_id = any (?::uuid[])
               and a.ended_at is not null
             order by a.progress_id, a.number desc
            """;
    private static final String OPEN = """
            select a.worker
              from public.sync_progress p
              join sync_console.sync_attempt a on a.org_id = p.org_id and a.progress_id = p.id and a.ended_at is null
             where p.org_id = ?
               and p.sync_id = ?
            """;
    private static final String MOVE = """
            update sync_console.sync_attempt a
               set worker = left(?, 255)
              from public.sync_progress p
             where p.org_id = ?
               and p.sync_id = ?
               and a.org_id = p.org_id
               and a.progress_id = p.id
               and a.ended_at is null
            """;
    private static final String BEGIN = """
            with next as (
              insert into sync_console.sync_attempt (org_id, progress_id, number, worker)
              select p.org_id, p.id, coalesce(max(a.number), 0) + 1, left(?, 255)
                from public.sync_progress p
                left join sync_console.sync_attempt a on a.org_id = p.org_id and a.progress_id = p.id
               where p.org_id = ?
                 and p.sync_id = ?
               group by p.org_id, p.id
              returning org_id, progress_id, number
            ), forgotten as (
              delete from sync_console.sync_attempt a
               using next n
               where a.org_id = n.org_id
                 and a.progress_id = n.progress_id
                 and a.number <= n.number - 100
            )
            update public.sync_progress p
               set attempt = n.number
              from next n
             where p.org_id = n.org_id
               and p.id = n.progress_id
            """;
    private static final String END = """
            update sync_console.sync_attempt a
               set ended_at = clock_timestamp(),
                   end_code = ?,
                   reason = left(?, 500)
              from public.sync_progress p
             where p.org_id = ?
               and p.sync_id = ?
               and a.org_id = p.org_id
               and a.progress_id = p.id
               and a.ended_at is null
            """;
    /** A service that counts from one again begins that one anew. */
    private static final String REPORTED = """
            with fresh as (
              insert into sync_console.sync_attempt (org_id, progress_id, number, worker)
              values (?, ?, ?, left(?, 255))
                  on conflict (org_id, progress_id, number) do update
                 set worker = excluded.worker,
                     began_at = clock_timestamp(),
                     ended_at = null,
                     end_code = null,
                     reason = null
              returning org_id, progress_id, number
            )
            delete from sync_console.sync_attempt a
             using fresh f
             where a.org_id = f.org_id
               and a.progress_id = f.progress_id
               and (a.number <= f.number - 100 or a.number > f.number)
            """;

    private static final String FIRST = """
            insert into sync_console.sync_attempt (org_id, progress_id, number, worker, began_at)
            values (?, ?, ?, left(?, 255), ?)
                on conflict do nothing
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;

    SyncAttempts(CurrentCaller currentCaller, JdbcClient jdbc) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
    }

    /** The latest, newest first. */
    @Transactional(readOnly = true, timeout = 5)
    public List<SyncAttempt> of(UUID sync) {
        UUID org = currentCaller.require(Right.READ).org().value();
        return jdbc.sql(OF)
                .params(org, sync, SHOWN)
                .query(SyncAttempts::attempt)
                .list();
    }

    /** What is worked on is one try, until that ends; then another one begins. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void goesOn(String syncId, String worker) {
        UUID org = currentCaller.require(Right.REPORT).org().value();
        String open = jdbc.sql(OPEN)
                .params(org, syncId)
                .query(String.class)
                .optional()
                .orElse(null);
        if (open == null) {
            jdbc.sql(BEGIN).params(worker, org, syncId).update();
        } else if (!open.equals(worker)) {
            jdbc.sql(MOVE).params(worker, org, syncId).update();
        }
    }

    /** Nothing where none is under way. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ended(String syncId, AttemptEnd end, @Nullable String reason) {
        UUID org = currentCaller.require(Right.REPORT).org().value();
        jdbc.sql(END).param(end.code()).param(reason).params(org, syncId).update();
    }

    /** A service says in which try it is. */
    void reported(Caller service, SyncSnapshot before, HeartbeatReport report) {
        Integer number = report.attempt();
        if (number == null || number.equals(before.worker().attempt())) {
            return;
        }
        UUID org = service.org().value();
        if (before.worker().attempt() == null && number > 1) {
            // the tries before it were the service's own, as was the start
            OffsetDateTime started = before.times().started().atOffset(ZoneOffset.UTC);
            jdbc.sql(FIRST)
                    .params(org, before.id(), number - 1, service.name(), started)
                    .update();
        }
        String reason = report.reason() == null ? said(org, before) : report.reason();
        AttemptEnd end = end(before, report, reason);
        jdbc.sql(END)
                .param(end == null ? null : end.code())
                .param(reason)
                .params(org, before.syncId())
                .update();
        jdbc.sql(REPORTED).params(org, before.id(), number, service.name()).update();
    }

    /** What the service said last; but not why the try before this one ended. */
    private @Nullable String said(UUID org, SyncSnapshot before) {
        String last = before.worker().reason();
        SyncAttempt earlier = lastEnded(org, List.of(before.id())).get(before.id());
        return earlier != null && last != null && last.equals(earlier.reason()) ? null : last;
    }

    private static @Nullable AttemptEnd end(SyncSnapshot before, HeartbeatReport report, @Nullable String reason) {
        if (report.state() == WorkerState.THROTTLED
                || WorkerState.THROTTLED.label().equals(before.worker().state())) {
            return AttemptEnd.THROTTLED;
        }
        return report.state() == WorkerState.RETRYING || reason != null ? AttemptEnd.FAULT : null;
    }

    /** The last that ended, of those that had one. */
    Map<UUID, SyncAttempt> lastEnded(UUID org, Collection<UUID> syncs) {
        Map<UUID, SyncAttempt> found = new HashMap<>();
        if (!syncs.isEmpty()) {
            jdbc.sql(LAST_ENDED).params(org, syncs.toArray(UUID[]::new)).query(row -> {
                found.put(row.getObject("progress_id", UUID.class), attempt(row, 0));
            });
        }
        return found;
    }

    private static SyncAttempt attempt(ResultSet row, int number) throws SQLException {
        int end = row.getInt("end_code");
        return new SyncAttempt(
                row.getInt("number"),
                Objects.requireNonNull(row.getString("worker")),
                Objects.requireNonNull(moment(row, "began_at")),
                moment(row, "ended_at"),
                end == 0 ? null : Coded.byCode(AttemptEnd.class, end),
                row.getString("reason"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
