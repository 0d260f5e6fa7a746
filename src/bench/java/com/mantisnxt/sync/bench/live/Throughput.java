package com.mantisnxt.sync.bench.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets several workers do the same over and over for a while. */
final class Throughput {

    private Throughput() {}

    /** Does one piece of work after the other; is closed by the thread that used it. */
    interface Worker extends AutoCloseable {
        void once() throws Exception;

        @Override
        default void close() throws Exception {}
    }

    /** Makes the worker of that number. */
    @FunctionalInterface
    interface Workers {
        Worker make(int number) throws Exception;
    }

    /** @return pieces of work a second, of all together */
    static double perSecond(int threads, Duration time, Workers workers) throws Exception {
        List<Callable<Double>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Worker worker = workers.make(i);
            tasks.add(() -> rate(worker, time));
        }
        double sum = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (Future<Double> rate : pool.invokeAll(tasks)) {
                sum += rate.get();
            }
        }
        return sum;
    }

    private static double rate(Worker worker, Duration time) throws Exception {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        long done = 0;
        try (worker) {
            while (System.nanoTime() < end) {
                worker.once();
                done++;
            }
            return done * 1e9 / (System.nanoTime() - start);
        }
    }
}
