package com.mantisnxt.sync.alert.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;

/** When to try again: later with each failure, and never all at the same moment. */
final class Retries {

    private static final double SPREAD = 0.4;
    private static final int MOST_DOUBLINGS = 20;

    private final DeliveryProperties properties;
    private final DoubleSupplier chance;

    /** @param chance 0 to 1 */
    Retries(DeliveryProperties properties, DoubleSupplier chance) {
        this.properties = properties;
        this.chance = chance;
    }

    /** @param failures in a row, this one included */
    Instant after(int failures, Instant now) {
        double doubled = properties.firstPause().toMillis() * Math.pow(2, Math.clamp(failures - 1L, 0, MOST_DOUBLINGS));
        double pause = Math.min(doubled, properties.longestPause().toMillis());
        return now.plusMillis(Math.round(pause * (1 - SPREAD / 2 + SPREAD * chance.getAsDouble())));
    }

    /** When to look whether a busy channel is free; the longer the more wait for it. */
    Instant turn(int waiting, Instant now) {
        return now.plusMillis(Math.round(1000 + chance.getAsDouble() * (1000 + 200.0 * waiting)));
    }

    boolean isOver(Instant since, Instant next) {
        return next.isAfter(since.plus(properties.giveUpAfter()));
    }

    /** What is older than this is given up. */
    Instant tooOld(Instant now) {
        return now.minus(properties.giveUpAfter());
    }

    static Duration lease() {
        return Duration.ofMinutes(2);
    }
}
