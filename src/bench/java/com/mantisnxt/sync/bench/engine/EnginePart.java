package com.mantisnxt.sync.bench.engine;

import com.mantisnxt.sync.bench.Part;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.stage.Database;
import com.mantisnxt.sync.bench.stage.InProcess;
import com.mantisnxt.sync.bench.stage.Organisation;
import com.mantisnxt.sync.bench.stage.Sql;
import com.mantisnxt.sync.bench.stage.Stage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * A thousand syncs of ten organisations on two nodes, one of which stops in the middle: how fast, how fairly, and with how
 * many threads and connections. {@code BENCH_SYNCS} takes another number, rounded so that each organisation has as many.
 */
public final class EnginePart implements Part {

    private static final int ORGANISATIONS = 10;
    private static final int SYNCS = syncs();
    private static final int ALONE = evenly(SYNCS / 5);
    private static final double POOL = 12;
    private static final int PATIENCE_SECONDS = 30;
    /** Of each organisation, in the order in which they asked: the first, half and all of what it asked for. */
    private static final String ENDS = """
            select string_agg(format('%s %s %s', round(first, 1), round(half::numeric, 1), round(last, 1)), ', '
                              order by asked)
              from (select min(created_at) as asked,
                           extract(epoch from min(ended_at) - min(o.at)) as first,
                           percentile_cont(0.5) within group (order by extract(epoch from ended_at - o.at)) as half,
                           extract(epoch from max(ended_at) - min(o.at)) as last
                      from sync_console.run
                     cross join opened o
                     group by org_id) o
            """;

    private static final String LAST_AND_FIRST = """
            select concat_ws(' ', max(last), min(last))
              from (select extract(epoch from max(ended_at) - (select at from opened)) as last
                      from sync_console.run
                     group by org_id) o
            """;
    /** The canaries of the proof of isolation have rows in each table too. */
    private static final String OURS =
            " where org_id not in (select organisation_id from sync_console.isolation_canary)";

    private static final String UNDER_WAY = """
            select count(*)
              from under_way u
              join sync_console.run r using (id)
             where r.state_code <= 3
               and r.fencing = u.fencing
               and (r.lease_until is null or r.lease_until < clock_timestamp())
               and r.held_for is null
               and r.throttled_until is null
            """;

    private long threads;
    private long connections;

    private static int syncs() {
        String said = System.getenv("BENCH_SYNCS");
        return evenly(said == null ? 1_000 : Integer.parseInt(said));
    }

    /** As many of each kind for each organisation, and one at least. */
    private static int evenly(int syncs) {
        int round = ORGANISATIONS * SmallShops.KINDS.size();
        return Math.max(1, syncs / round) * round;
    }

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public boolean takesLong() {
        return true;
    }

    @Override
    public void measure(Stage stage, Results results) throws Exception {
        try (SmallShops shops = new SmallShops()) {
            if (results.wants("shares")) {
                new UnequalShares(stage.postgres().database("engine_shares"), shops).measure(results);
            }
            if (!results.wants("many")) {
                return;
            }
            double alone = alone(stage.postgres().database("engine_alone"), shops);
            Database database = stage.postgres().database("engine");
            try (Sql sql = database.asAdministrator();
                    InProcess stays = node(database)) {
                long before = ManagementFactory.getThreadMXBean().getThreadCount();
                double stopped;
                long start;
                try (InProcess stops = node(database)) {
                    start = begin(sql, stays, shops, SYNCS);
                    awaitEnded(sql, SYNCS / 2);
                    stopped = stop(sql, stops);
                }
                awaitEnded(sql, SYNCS);
                double minutes = (System.nanoTime() - start) / 60e9;
                tell(sql, results, new Figures(SYNCS / minutes, alone, stopped, before));
            }
        }
    }

    /** @param before threads */
    private record Figures(double rate, double alone, double stopped, long before) {}

    private double alone(Database database, SmallShops shops) throws InterruptedException {
        try (Sql sql = database.asAdministrator();
                InProcess node = node(database)) {
            long start = begin(sql, node, shops, ALONE);
            awaitEnded(sql, ALONE);
            return ALONE / ((System.nanoTime() - start) / 60e9);
        }
    }

    static InProcess node(Database database) {
        return InProcess.start(
                database, "--sync.connector.allow-private-addresses=true", "--sync.connector.answer-wait=PT10M");
    }

    /**
     * One organisation after the other, so that who comes first could keep the others waiting.
     *
     * @return when the shops opened
     */
    private static long begin(Sql sql, InProcess node, SmallShops shops, int syncs) {
        shops.shut();
        for (int i = 0; i < ORGANISATIONS; i++) {
            Organisation organisation = Organisation.create(sql);
            shops.begin(node, organisation, syncs / ORGANISATIONS / SmallShops.KINDS.size());
        }
        sql.run("create table opened as select clock_timestamp() as at");
        shops.open();
        return System.nanoTime();
    }

    private void awaitEnded(Sql sql, int count) throws InterruptedException {
        while (sql.number("select count(*) from sync_console.run where state_code > 3") < count) {
            threads = Math.max(threads, ManagementFactory.getThreadMXBean().getThreadCount());
            connections = Math.max(
                    connections,
                    sql.number("select count(*) from pg_stat_activity where datname = current_database()"
                            + " and usename = 'sync_app'"));
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Seconds until all that was under way goes on elsewhere; a minute where it does not. */
    private static double stop(Sql sql, InProcess node) throws InterruptedException, IOException {
        sql.run("create table under_way as select id, fencing from sync_console.run where state_code = 2");
        long start = System.nanoTime();
        node.close();
        while (sql.number(UNDER_WAY) > 0 && System.nanoTime() - start < TimeUnit.MINUTES.toNanos(1)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void tell(Sql sql, Results results, Figures figures) {
        String what = "%,d syncs of %d organisations on two nodes".formatted(SYNCS, ORGANISATIONS);
        results.add(Row.of(what + ": a minute", figures.rate(), "syncs")
                .beside("one node, %,d".formatted(ALONE), figures.alone()));
        long wrong = Math.abs(sql.number("select count(*) from sync_console.record" + OURS)
                        - (long) SYNCS * SmallShops.RECORDS)
                + sql.number("select count(*) from sync_console.record" + OURS + " and version <> 1")
                + sql.number("select count(*) from public.sync_progress" + OURS + " and status <> 'completed'");
        results.add(Row.of(what + ": records not stored once, syncs not completed", wrong, "")
                .atMost(0));
        results.remark(
                "Seconds until the organisations, in the order in which they asked for as much each, had the first,"
                        + " half and all of it: " + sql.text(ENDS) + ".");
        String[] ends = sql.text(LAST_AND_FIRST).split(" ");
        results.add(Row.of(what + ": the last organisation is done after", Double.parseDouble(ends[0]), "s")
                .beside("the first", Double.parseDouble(ends[1])));
        results.add(
                Row.of(what + ": threads of the system, at most", threads, "").beside("before", figures.before()));
        results.add(Row.of(what + ": connections to the database, at most", connections, "")
                .atMost(2 * POOL));
        results.add(Row.of("a node stops: what it worked on goes on elsewhere after", figures.stopped(), "s")
                .atMost(PATIENCE_SECONDS));
    }
}
