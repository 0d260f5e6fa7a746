package com.mantisnxt.sync.progress.eta;

import java.util.random.RandomGenerator;

/** Random draws that the families share. */
final class Draw {

    private Draw() {}

    static double between(RandomGenerator random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Evenly over the orders of magnitude. */
    static double logarithmic(RandomGenerator random, double low, double high) {
        return Math.exp(between(random, Math.log(low), Math.log(high)));
    }

    static double oneOf(RandomGenerator random, double... values) {
        return values[random.nextInt(values.length)];
    }
}
