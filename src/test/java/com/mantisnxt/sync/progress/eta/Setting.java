package com.mantisnxt.sync.progress.eta;

import java.util.random.RandomGenerator;

/** The size of one simulated sync: between 5 and 100,000 items a minute, and how long it would take undisturbed. */
record Setting(double itemsPerSecond, double duration, Cadence cadence) {

    private static final double LONGEST = 3 * 3600;
    private static final int MOST_REPORTS = 220;

    static Setting random(RandomGenerator random) {
        Cadence cadence = Cadence.random(random);
        double least = Math.max(60, cadence.interval() * 20);
        double most = Math.min(LONGEST, cadence.interval() * MOST_REPORTS);
        double duration = Draw.logarithmic(random, least, Math.max(least, most));
        double perMinute = Draw.logarithmic(random, Math.max(5, 20 / duration * 60), 100_000);
        return new Setting(perMinute / 60, duration, cadence);
    }

    long items() {
        return Math.max(20, (long) (itemsPerSecond * duration));
    }
}
