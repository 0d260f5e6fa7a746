package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.Part;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.stage.Audience;
import com.mantisnxt.sync.bench.stage.Console;
import com.mantisnxt.sync.bench.stage.Organisation;
import com.mantisnxt.sync.bench.stage.Sql;
import com.mantisnxt.sync.bench.stage.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * An hour of a thousand ticking syncs and two hundred viewers: whether anything grows that should not. {@code
 * BENCH_MINUTES} takes another length; what it says is compared between the first sixth, after ten minutes of warming up,
 * and the last.
 */
public final class SoakPart implements Part {

    private static final int VIEWERS = 200;
    private static final int WARM_UP = 10;
    private static final int MINUTES = minutes();

    private static int minutes() {
        String said = System.getenv("BENCH_MINUTES");
        return said == null ? 60 : Integer.parseInt(said);
    }

    /** What stands there at one moment. */
    private record Moment(double heap, double threads, double table, double connections, double unpainted) {}

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public boolean takesLong() {
        return true;
    }

    @Override
    public void measure(Stage stage, Results results) throws Exception {
        Console console = stage.console();
        Organisation organisation;
        try (Sql sql = console.database().asAdministrator()) {
            organisation = Organisation.create(sql);
            organisation.addPeople(sql, VIEWERS + 1);
            organisation.addSyncs(sql, SteadyLoad.PREFIX, SteadyLoad.SYNCS, 90_000_000);
        }
        try (SteadyLoad load = new SteadyLoad(console, organisation);
                Audience audience = new Audience(console.url(), organisation)) {
            audience.growTo(VIEWERS);
            List<Moment> moments = watch(console, audience);
            tell(moments, results);
            double unpainted =
                    moments.stream().mapToDouble(Moment::unpainted).max().orElse(0);
            results.add(Row.of("soak: viewers whom nothing was painted within a minute", unpainted, "")
                    .atMost(0));
            results.remark("%d minutes, %,d paints; %d faults of viewers, %d of the load."
                    .formatted(WARM_UP + moments.size() - 1, audience.paints(), audience.faults(), load.faults()));
            results.add(Row.of("soak: faults of viewers and of the load", audience.faults() + load.faults(), "")
                    .atMost(0));
        }
    }

    private static List<Moment> watch(Console console, Audience audience) throws Exception {
        TimeUnit.MINUTES.sleep(WARM_UP - 1);
        audience.unpainted();
        TimeUnit.MINUTES.sleep(1);
        List<Moment> moments = new ArrayList<>();
        long start = System.nanoTime();
        for (int minute = 0; minute <= MINUTES; minute++) {
            TimeUnit.NANOSECONDS.sleep(start + TimeUnit.MINUTES.toNanos(minute) - System.nanoTime());
            moments.add(moment(console, audience));
            System.out.println("  minute " + minute + ": " + moments.getLast());
        }
        return moments;
    }

    private static Moment moment(Console console, Audience audience) throws IOException, InterruptedException {
        try (Sql sql = console.database().asAdministrator()) {
            return new Moment(
                    console.liveHeap() / 1e6,
                    console.threads(),
                    sql.number("select pg_total_relation_size('public.sync_progress')") / 1e6,
                    sql.number("select count(*) from pg_stat_activity where usename = 'sync_app'"),
                    audience.unpainted());
        }
    }

    private static void tell(List<Moment> moments, Results results) {
        int sixth = Math.max(1, moments.size() / 6);
        List<Moment> first = moments.subList(0, sixth);
        List<Moment> last = moments.subList(moments.size() - sixth, moments.size());
        row(results, "heap in use after a collection", "MB", Figure.of(first, last, Moment::heap));
        row(results, "threads of the console", "", Figure.of(first, last, Moment::threads));
        row(results, "sync_progress with its indexes", "MB", Figure.of(first, last, Moment::table));
        row(results, "its connections to the database", "", Figure.of(first, last, Moment::connections));
    }

    private record Figure(double first, double last) {

        static Figure of(List<Moment> first, List<Moment> last, ToDoubleFunction<Moment> what) {
            return new Figure(median(first, what), median(last, what));
        }

        private static double median(List<Moment> moments, ToDoubleFunction<Moment> what) {
            double[] sorted = moments.stream().mapToDouble(what).sorted().toArray();
            return sorted[sorted.length / 2];
        }
    }

    /** Medians: single moments say little. A twentieth is left to what a collector leaves lying. */
    private static void row(Results results, String what, String unit, Figure figure) {
        results.add(Row.of("soak, 1000 syncs ticking, 200 viewers: " + what, figure.last(), unit)
                .beside(MINUTES + " minutes before", figure.first())
                .atMost(figure.first() * 1.05));
    }
}
