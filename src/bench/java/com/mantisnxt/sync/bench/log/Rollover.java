package com.mantisnxt.sync.bench.log;

import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.stage.Database;
import com.mantisnxt.sync.bench.stage.InProcess;
import com.mantisnxt.sync.bench.stage.Organisation;
import com.mantisnxt.sync.bench.stage.Sql;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.upkeep.UpkeepQueue;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Months made ahead while services log: the worst insert when the console closes a catch-all with rows in it, beside the
 * obvious split, which moves them; with the same rows, the same load and the same process.
 */
final class Rollover {

    private static final int ROWS = 500_000;
    private static final int WRITERS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** As the log is delivered, and as nobody looked after it. */
    private static final String NEGLECT = """
            do $neglect$
            declare
                ahead regclass;
            begin
                for ahead in
                    select i.inhrelid
                      from pg_inherits i
                      join pg_class c on c.oid = i.inhrelid
                     where i.inhparent = 'public.sync_activity_log'::regclass
                       and (c.relname > 'sync_activity_log_2026_03' and c.relname < 'sync_activity_log_3'
                            or c.relname in ('sync_activity_log_future', 'sync_activity_log_beyond'))
                loop
                    execute format('drop table %s', ahead);
                end loop;
            end
            $neglect$;
            create table public.sync_activity_log_future partition of public.sync_activity_log
                for values from ('2026-03-01 00:00:00+00') to (maxvalue);
            alter table public.sync_activity_log_future owner to sync_owner;
            alter table public.sync_activity_log_future enable row level security;
            alter table public.sync_activity_log_future force row level security;
            """;

    private static final String FILL = """
            insert into public.sync_activity_log (org_id, sync_id, action, status, created_at)
            select ?, 'sync-' || n / 2500, 'batch_process', 'completed',
                   now() - make_interval(secs => n * 86400.0 * 90 / ?)
              from generate_series(1, ?) n
            """;
    private static final String WRITE =
            "insert into public.sync_activity_log (org_id, action, status) values (?, 'batch_process', 'completed')";
    private static final String RUNS =
            "select count(*) from sync_console.upkeep_run where ended_at is not null and error is null";

    /** As one would write it by hand: rows out, months in, rows back. */
    private static final String SPLIT = """
            begin;
            set local timezone = 'UTC';
            alter table public.sync_activity_log detach partition public.sync_activity_log_future;
            do $split$
            declare
                month timestamptz := '2026-03-01';
                last  timestamptz := date_trunc('month', now()) + interval '4 months';
            begin
                while month < last loop
                    execute format(
                        'create table public.sync_activity_log_%1$s partition of public.sync_activity_log'
                        ' for values from (%2$L) to (%3$L)',
                        to_char(month, 'YYYY_MM'), month, month + interval '1 month');
                    month := month + interval '1 month';
                end loop;
                execute format(
                    'create table public.sync_activity_log_beyond partition of public.sync_activity_log'
                    ' for values from (%L) to (maxvalue)', last);
            end
            $split$;
            insert into public.sync_activity_log (id, org_id, sync_id, action, status, created_at)
            select id, org_id, sync_id, action, status, created_at from public.sync_activity_log_future;
            drop table public.sync_activity_log_future;
            commit;
            """;

    private final Database database;

    Rollover(Database database) {
        this.database = database;
    }

    void measure(Results results) throws Exception {
        try (InProcess console = InProcess.start(database);
                Sql sql = database.asAdministrator()) {
            await(sql, 1);
            Organisation organisation = Organisation.create(sql);
            double closed = worstInsert(organisation, () -> {
                long before = sql.number(RUNS);
                ask(console, organisation);
                await(sql, before + 1);
            });
            double split = worstInsert(organisation, () -> sql.script(SPLIT));
            results.add(
                    Row.of("months made ahead, %,d rows in the catch-all: worst insert".formatted(ROWS), closed, "ms")
                            .beside("rows moved into their months", split)
                            .atMost(50));
        }
    }

    private static void ask(InProcess console, Organisation organisation) {
        var administrator =
                new Caller(new OrgId(organisation.id()), null, "bench", Set.of(Right.READ, Right.ADMINISTER));
        boolean isAsked = console.bean(CurrentCaller.class)
                .callAs(administrator, () -> console.bean(UpkeepQueue.class).ask());
        if (!isAsked) {
            throw new IllegalStateException("The upkeep can't be asked for");
        }
    }

    private static void await(Sql sql, long runs) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (sql.number(RUNS) < runs) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The upkeep did not run: "
                        + sql.text("select string_agg(error, '; ') from sync_console.upkeep_run"));
            }
            Thread.sleep(50);
        }
    }

    private double worstInsert(Organisation organisation, Turn turn) throws Exception {
        neglect(organisation);
        var done = new AtomicBoolean();
        var warm = new AtomicInteger();
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<Double>> worst = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                worst.add(writers.submit(() -> write(organisation, done, warm)));
            }
            try {
                while (warm.get() < WRITERS) {
                    Thread.sleep(10);
                }
                turn.run();
            } finally {
                done.set(true);
            }
            return worst(worst);
        }
    }

    private void neglect(Organisation organisation) {
        try (Sql sql = database.asAdministrator()) {
            sql.script(NEGLECT);
            // what its triggers would fill in stands in the statement
            sql.run("set session_replication_role = replica");
            sql.run(FILL, organisation.id(), ROWS, ROWS);
            sql.run("vacuum (analyze) public.sync_activity_log");
            sql.run("checkpoint");
        }
    }

    private static double worst(List<Future<Double>> writers) throws InterruptedException, ExecutionException {
        double worst = 0;
        for (Future<Double> writer : writers) {
            worst = Math.max(worst, writer.get());
        }
        return worst;
    }

    /** Some hundred inserts a second in all: a load, and not one that fills both cores by itself. */
    private double write(Organisation organisation, AtomicBoolean done, AtomicInteger warm) throws Exception {
        double worst = 0;
        try (Sql sql = database.asApplication()) {
            for (int i = 0; i < 100; i++) {
                insert(sql, organisation);
            }
            warm.incrementAndGet();
            while (!done.get()) {
                long start = System.nanoTime();
                insert(sql, organisation);
                worst = Math.max(worst, (System.nanoTime() - start) / 1e6);
                Thread.sleep(5);
            }
        }
        return worst;
    }

    private static void insert(Sql sql, Organisation organisation) throws SQLException {
        sql.inTransaction(organisation.id(), organisation.user(), () -> sql.run(WRITE, organisation.id()));
    }

    @FunctionalInterface
    private interface Turn {
        void run() throws Exception;
    }
}
