package com.mantisnxt.sync.bench.stage;

import java.time.Duration;
import java.util.stream.Stream;

/** How many cores a process, or a family of processes, keeps busy. */
public final class CpuMeter {

    private final long pid;
    private final boolean family;
    private Duration used = Duration.ZERO;
    private long since;

    private CpuMeter(long pid, boolean family) {
        this.pid = pid;
        this.family = family;
        restart();
    }

    static CpuMeter of(long pid) {
        return new CpuMeter(pid, false);
    }

    /** The process and its children of the moment; what a child that has ended used is not counted. */
    static CpuMeter ofFamily(long pid) {
        return new CpuMeter(pid, true);
    }

    /** This process: load and bookkeeping of the benchmark. */
    public static CpuMeter ofBench() {
        return of(ProcessHandle.current().pid());
    }

    public void restart() {
        used = total();
        since = System.nanoTime();
    }

    /** Since the last restart. */
    public double cores() {
        Duration spent = total().minus(used);
        return spent.toNanos() / (double) Math.max(1, System.nanoTime() - since);
    }

    private Duration total() {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> family ? Stream.concat(Stream.of(process), process.children()) : Stream.of(process))
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
