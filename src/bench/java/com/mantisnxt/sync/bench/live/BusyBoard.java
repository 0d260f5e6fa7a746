package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.stage.Audience;
import com.mantisnxt.sync.bench.stage.Console;
import com.mantisnxt.sync.bench.stage.Organisation;
import com.mantisnxt.sync.bench.stage.Sql;
import com.mantisnxt.sync.bench.stage.Stage;
import java.util.concurrent.TimeUnit;

/**
 * A thousand syncs that tick once a second, and ever more viewers: what they cost, and in two real browsers among fifty
 * viewers how soon they see it.
 */
final class BusyBoard {

    private static final int IN_BROWSERS = 2;
    private static final int VIEWERS = 50;
    private static final int MANY_VIEWERS = 200;
    private static final long SETTLING = 6_000;

    private final Stage stage;
    private final Console console;
    private final Organisation organisation;

    BusyBoard(Stage stage) throws Exception {
        this.stage = stage;
        this.console = stage.console();
        try (Sql sql = console.database().asAdministrator()) {
            organisation = Organisation.create(sql);
            organisation.addPeople(sql, MANY_VIEWERS + 1);
            organisation.addSyncs(sql, SteadyLoad.PREFIX, SteadyLoad.SYNCS, 900_000);
            sql.run("vacuum analyze public.sync_progress");
        }
    }

    void measure(Results results) throws Exception {
        try (SteadyLoad load = new SteadyLoad(console, organisation);
                Audience audience = new Audience(console.url(), organisation);
                Costs costs = new Costs(stage)) {
            settle();
            Costs.Spent unwatched = costs.over(6_000);
            long heap = console.liveHeap();
            audience.growTo(1);
            settle();
            double one = costs.over(6_000).statements();
            audience.growTo(10);
            settle();
            double ten = costs.over(6_000).statements();
            audience.growTo(VIEWERS - IN_BROWSERS);
            settle();
            new TwoBrowsers(console, organisation, load).measure(results);
            audience.growTo(VIEWERS);
            settle();
            double fifty = costs.over(6_000).statements();
            results.add(Row.of("statements a second, 10 viewers of one organisation", ten, "/s")
                    .beside("1 viewer", one)
                    .atMost(one * 1.1));
            results.add(Row.of("statements a second, 50 viewers of one organisation", fifty, "/s")
                    .beside("1 viewer", one)
                    .atMost(one * 1.1));
            audience.growTo(MANY_VIEWERS);
            settle();
            long paints = audience.paints();
            Costs.Spent watched = costs.over(10_000);
            paints = audience.paints() - paints;
            results.add(Row.of("console's CPU, 1000 syncs ticking, 200 viewers", watched.console(), "cores")
                    .beside("nobody watching", unwatched.console())
                    .atMost(1));
            results.add(Row.of("PostgreSQL's CPU, 1000 syncs ticking, 200 viewers", watched.database(), "cores")
                    .beside("nobody watching", unwatched.database()));
            double kilobytes = (console.liveHeap() - heap) / 1000.0 / MANY_VIEWERS;
            results.add(Row.of("heap a viewer", kilobytes, "kB")
                    .beside("an empty page", EmptyPages.kilobytesEach(console))
                    .atMost(500));
            results.remark(("Viewers beside the real browsers are signed-in sessions over HTTP and WebSocket that take"
                            + " and acknowledge every paint and draw nothing; 200 of them took %.1f paints a second each.")
                    .formatted(paints / 10.0 / MANY_VIEWERS));
            if (audience.faults() + load.faults() > 0) {
                results.remark(audience.faults() + " faults of viewers, " + load.faults() + " of the load.");
            }
        }
    }

    private static void settle() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(SETTLING);
    }
}
