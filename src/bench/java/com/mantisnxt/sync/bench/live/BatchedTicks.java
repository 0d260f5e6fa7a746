package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.live.Throughput.Workers;
import com.mantisnxt.sync.bench.stage.Database;
import com.mantisnxt.sync.bench.stage.InProcess;
import com.mantisnxt.sync.bench.stage.Organisation;
import com.mantisnxt.sync.bench.stage.Sql;
import com.mantisnxt.sync.bench.stage.Stage;
import com.mantisnxt.sync.progress.SyncReports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Ticks of a hundred syncs a statement, over a few connections: by plain SQL, by our own statement, by REST. */
final class BatchedTicks {

    private static final int WRITERS = 4;
    private static final int BATCH = 100;
    private static final int ORGANISATIONS = 10;
    private static final int TOTAL = 2_000_000_000;
    private static final int ROUNDS = 3;
    /** Two of the ways are compiled while they run, and on two cores that takes its time. */
    private static final Duration WARM_UP = Duration.ofSeconds(25);

    private static final Duration ROUND = Duration.ofSeconds(3);
    private static final String PREFIX = "batch-";

    private final Stage stage;
    private final InProcess application;
    private final Database ours;
    private final List<TickRows> ticked = new ArrayList<>();

    BatchedTicks(Stage stage, InProcess application) throws Exception {
        this.stage = stage;
        this.application = application;
        this.ours = stage.console().database();
    }

    void measure(Results results) throws Exception {
        seed(ORGANISATIONS, BATCH, ticked);
        Database naive = NaiveSchema.create(stage.postgres(), ticked, PREFIX, TOTAL);
        Contender before = new Contender(naive, BATCH, number -> new PlainTicks(naive, share(number)));
        Contender plain = new Contender(ours, BATCH, number -> new PlainTicks(ours, share(number)));
        SyncReports reports = application.bean(SyncReports.class);
        Contender statement = new Contender(ours, BATCH, number -> reporting(share(number), reports));
        Contender rest = new Contender(
                ours, BATCH, number -> new RestTicks(stage.console().port(), share(number)));
        List<Contender> all = List.of(before, plain, statement, rest);
        for (Contender contender : all) {
            contender.run(WRITERS, WARM_UP);
            contender.forget();
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Contender contender : all) {
                contender.run(WRITERS, ROUND);
            }
        }
        tell(results, plain, before, "batched ticks, plain UPDATE of 100 rows");
        tell(results, statement, before, "batched ticks, the console's own statement");
        results.add(Row.of("batched ticks by REST, 100 a request", rest.rowsPerSecond(), "rows/s")
                .beside("the console's own statement", statement.rowsPerSecond()));
        dueTicks(results, plain);
    }

    private static void tell(Results results, Contender ours, Contender naive, String name) {
        results.add(Row.of(name, ours.rowsPerSecond(), "rows/s")
                .beside("schema as first delivered", naive.rowsPerSecond())
                .atLeast(100_000));
        results.add(Row.of(name + ": times the schema as first delivered", ours.times(naive), "x")
                .beside("itself", 1)
                .atLeast(2));
        results.add(Row.of(name + ": HOT updates", ours.hotPercent(), "%")
                .beside("schema as first delivered", naive.hotPercent())
                .atLeast(95));
        results.add(Row.of(name + ": WAL a row", ours.walPerRow(), "bytes")
                .beside("schema as first delivered", naive.walPerRow()));
    }

    /** So many rows that each is ticked more than a second after its last tick, and its estimate is made anew. */
    private void dueTicks(Results results, Contender quick) throws Exception {
        List<TickRows> many = new ArrayList<>();
        seed(8, 5_000, many);
        Workers workers = number -> new PlainTicks(ours, shareOf(many, number));
        Throughput.perSecond(WRITERS, Duration.ofSeconds(4), workers);
        double rows = Throughput.perSecond(WRITERS, Duration.ofSeconds(5), workers) * 5_000;
        results.add(Row.of("ticks that make a new estimate, plain UPDATE", rows, "rows/s")
                .beside("ticks within a second of the last", quick.rowsPerSecond()));
    }

    private void seed(int organisations, int syncs, List<TickRows> made) {
        try (Sql sql = ours.asAdministrator()) {
            for (int i = 0; i < organisations; i++) {
                Organisation organisation = Organisation.create(sql);
                organisation.addSyncs(sql, PREFIX, syncs, TOTAL);
                made.add(new TickRows(organisation, PREFIX, syncs));
            }
            sql.run("vacuum analyze public.sync_progress");
        }
    }

    private List<TickRows> share(int writer) {
        return shareOf(ticked, writer);
    }

    /** No two writers share an organisation. */
    private static List<TickRows> shareOf(List<TickRows> all, int writer) {
        List<TickRows> share = new ArrayList<>();
        for (int i = writer; i < all.size(); i += WRITERS) {
            share.add(all.get(i));
        }
        return share;
    }

    private Throughput.Worker reporting(List<TickRows> turns, SyncReports reports) {
        int[] turn = {0};
        return () -> {
            TickRows rows = turns.get(turn[0]++ % turns.size());
            application.as(rows.organisation(), () -> reports.reportAll(rows.reports()));
        };
    }
}
