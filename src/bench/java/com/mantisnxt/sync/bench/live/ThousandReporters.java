package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.Figures;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.stage.Console;
import com.mantisnxt.sync.bench.stage.KeepAlive;
import com.mantisnxt.sync.bench.stage.Organisation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A thousand services, each on a connection of its own, that report at set times whether or not the last answer was
 * quick; a report's time runs from the moment it was due.
 */
final class ThousandReporters {

    private static final int SERVICES = 1_000;
    private static final int WARM_UP = 4;
    private static final int TICKS = 10;

    private final Console console;
    private final Organisation organisation;
    private final SingleReports reports;
    private final AtomicInteger refusals = new AtomicInteger();

    ThousandReporters(Console console, Organisation organisation, SingleReports reports) {
        this.console = console;
        this.organisation = organisation;
        this.reports = reports;
    }

    void measure(Results results) throws Exception {
        Figures once = at(1_000_000_000L);
        int refused = refusals.getAndSet(0);
        Figures twice = at(500_000_000L);
        results.add(Row.of("single ticks, 1000 syncs once a second: p99", once.quantile(0.99), "ms")
                .beside("its p50", once.median())
                .atMost(50));
        results.add(Row.of("single ticks, 1000 syncs twice a second: p99", twice.quantile(0.99), "ms")
                .beside("its p50", twice.median()));
        results.add(Row.of("single ticks, 1000 syncs once a second: not answered with success", refused, "")
                .beside("twice a second, more than the machine can do", refusals.get())
                .atMost(0));
    }

    private Figures at(long interval) throws Exception {
        List<KeepAlive> connections = new ArrayList<>();
        List<Callable<List<Double>>> services = new ArrayList<>();
        for (int i = 0; i < SERVICES; i++) {
            connections.add(new KeepAlive(console.port(), organisation.token()));
        }
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
        for (int i = 0; i < SERVICES; i++) {
            int sync = i;
            long phase = start + interval * i / SERVICES;
            services.add(() -> report(connections.get(sync), sync, phase, interval));
        }
        List<Double> millis = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Double>> times : threads.invokeAll(services)) {
                millis.addAll(times.get());
            }
        }
        for (KeepAlive connection : connections) {
            connection.close();
        }
        return Figures.of(millis);
    }

    private List<Double> report(KeepAlive connection, int sync, long first, long interval) throws InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int tick = 0; tick < WARM_UP + TICKS; tick++) {
            long due = first + tick * interval;
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
            try {
                reports.send(connection, sync);
            } catch (IOException refused) {
                refusals.incrementAndGet();
            }
            if (tick >= WARM_UP) {
                millis.add((System.nanoTime() - due) / 1e6);
            }
        }
        return millis;
    }
}
