package com.mantisnxt.sync.progress.eta;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Runs one sync in small steps of time and writes down what it reports. */
final class Simulation {

    private static final int STEPS = 3000;
    private static final int TOO_LONG = 60;

    private final Setting setting;
    private final Behaviour behaviour;
    private final RandomGenerator random;
    private final Noise noise;
    private final List<Report> reports = new ArrayList<>();
    private double time;
    private double work;
    private double nextReport;
    private Report.@Nullable Throttle throttle;
    private boolean paused;

    private Simulation(Setting setting, Behaviour behaviour, RandomGenerator random) {
        this.setting = setting;
        this.behaviour = behaviour;
        this.random = random;
        this.noise = new Noise(
                random,
                Draw.between(random, 0.05, 0.35),
                Draw.logarithmic(random, 1, Math.clamp(setting.duration() / 10, 2, 120)));
        this.nextReport = setting.cadence().next(random);
    }

    static Profile of(String family, Setting setting, Behaviour behaviour, RandomGenerator random) {
        return new Profile(family, new Simulation(setting, behaviour, random).run());
    }

    private List<Report> run() {
        double step = Math.min(setting.duration() / STEPS, setting.cadence().interval() / 2);
        while (work < total() && time < setting.duration() * TOO_LONG) {
            time += step;
            if (!behaviour.paused(time)) {
                work += setting.itemsPerSecond() * behaviour.speed(time, share()) * noise.after(step) * step;
            }
            if (work < total()) {
                reportWhenDue();
            }
        }
        reports.add(new Report(time, new Report.Counts(total(), 0, total()), "completed", null));
        return reports;
    }

    private void reportWhenDue() {
        Report.Throttle now = behaviour.throttle(time);
        boolean turned = paused != behaviour.paused(time) || !Objects.equals(now, throttle);
        paused = behaviour.paused(time);
        throttle = now;
        if (turned || !paused && time >= nextReport) {
            Report.Counts counts = setting.cadence().counts((long) work, total());
            reports.add(new Report(time, counts, paused ? "paused" : "in_progress", throttle));
            nextReport = time + setting.cadence().next(random);
        }
    }

    private double share() {
        return work / setting.items();
    }

    private long total() {
        return behaviour.total(setting.items(), share());
    }
}
