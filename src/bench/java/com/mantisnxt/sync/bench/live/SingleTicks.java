package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.Figures;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.stage.Console;
import com.mantisnxt.sync.bench.stage.CpuMeter;
import com.mantisnxt.sync.bench.stage.KeepAlive;
import com.mantisnxt.sync.bench.stage.Organisation;
import com.mantisnxt.sync.bench.stage.Sql;
import com.mantisnxt.sync.bench.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** One tick a request: how many a second in all, and how long one takes while a thousand syncs report. */
final class SingleTicks {

    private static final int SYNCS = 1_000;
    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 3;
    /** On two cores the compiler of the JVM needs about that long to be done with so wide a path. */
    private static final Duration WARM_UP = Duration.ofSeconds(75);

    private static final Duration ROUND = Duration.ofSeconds(4);
    private static final String PREFIX = "single-";

    private final Stage stage;
    private final Console console;
    private final Organisation organisation;
    private final SingleReports reports;

    SingleTicks(Stage stage) throws Exception {
        this.stage = stage;
        this.console = stage.console();
        try (Sql sql = console.database().asAdministrator()) {
            organisation = Organisation.create(sql);
            organisation.addSyncs(sql, PREFIX, SYNCS, 2_000_000_000);
            sql.run("vacuum analyze public.sync_progress");
        }
        reports = new SingleReports(PREFIX, SYNCS);
    }

    void measure(Results results) throws Exception {
        var bare = new BareUpdates(console.database(), organisation, "bare-", SYNCS);
        try (Sql sql = console.database().asAdministrator()) {
            organisation.addSyncs(sql, "bare-", SYNCS, 2_000_000_000);
        }
        CpuMeter server = console.cpu();
        CpuMeter database = stage.postgres().cpu();
        CpuMeter load = CpuMeter.ofBench();
        Throughput.perSecond(CONNECTIONS, WARM_UP, number -> rest());
        bare.perSecond(CONNECTIONS, Duration.ofSeconds(2));
        List<Double> ours = new ArrayList<>();
        List<Double> floor = new ArrayList<>();
        String shares = "";
        for (int round = 0; round < ROUNDS; round++) {
            floor.add(bare.perSecond(CONNECTIONS, ROUND));
            List.of(server, database, load).forEach(CpuMeter::restart);
            ours.add(Throughput.perSecond(CONNECTIONS, ROUND, number -> rest()));
            shares = "%.2f cores the console, %.2f PostgreSQL, %.2f the load"
                    .formatted(server.cores(), database.cores(), load.cores());
        }
        results.add(Row.of("single ticks by REST", Figures.of(ours).median(), "requests/s")
                .beside(bare.name(), Figures.of(floor).median())
                .atLeast(2_000));
        results.remark("Single ticks by REST over " + CONNECTIONS + " connections took " + shares + ".");
        new ThousandReporters(console, organisation, reports).measure(results);
    }

    private Throughput.Worker rest() throws Exception {
        KeepAlive connection = new KeepAlive(console.port(), organisation.token());
        return new Throughput.Worker() {
            @Override
            public void once() throws Exception {
                reports.send(connection, ThreadLocalRandom.current().nextInt(SYNCS));
            }

            @Override
            public void close() throws Exception {
                connection.close();
            }
        };
    }
}
