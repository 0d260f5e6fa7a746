package com.mantisnxt.sync.progress.eta;

import java.util.random.RandomGenerator;

/** How a service reports: every so many seconds give or take, some reports lost, some items failed. */
record Cadence(double interval, double jitter, double lost, double failing) {

    /** Between five a second and one in half a minute. */
    static Cadence random(RandomGenerator random) {
        return new Cadence(
                Draw.logarithmic(random, 0.2, 30),
                Draw.oneOf(random, 0.05, 0.2, 0.5),
                Draw.oneOf(random, 0, 0, 0.1, 0.3),
                Draw.oneOf(random, 0, 0, 0.02, 0.15));
    }

    double next(RandomGenerator random) {
        double gap = 0;
        do {
            gap += interval * Math.clamp(1 + jitter * random.nextGaussian(), 0.1, 4);
        } while (random.nextDouble() < lost);
        return gap;
    }

    Report.Counts counts(long done, long total) {
        long failed = (long) (done * failing);
        return new Report.Counts(done - failed, failed, total);
    }
}
