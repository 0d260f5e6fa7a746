package com.mantisnxt.sync.progress.eta;

import java.util.random.RandomGenerator;

/** A factor around 1 whose deviations hang together over some seconds. */
final class Noise {

    private final RandomGenerator random;
    private final double strength;
    private final double seconds;
    private double state;

    Noise(RandomGenerator random, double strength, double seconds) {
        this.random = random;
        this.strength = strength;
        this.seconds = seconds;
        this.state = random.nextGaussian();
    }

    double after(double elapsed) {
        double kept = Math.exp(-elapsed / seconds);
        state = kept * state + Math.sqrt(1 - kept * kept) * random.nextGaussian();
        return Math.exp(strength * state - strength * strength / 2);
    }
}
