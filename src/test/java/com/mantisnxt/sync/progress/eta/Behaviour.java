package com.mantisnxt.sync.progress.eta;

import org.jspecify.annotations.Nullable;

/** What makes one simulated sync different from a steady one. Times are seconds since the start on the wall. */
interface Behaviour {

    Behaviour STEADY = (time, share) -> 1;

    /** Speed as a multiple of the usual one; {@code share} is the part of the planned items that is done. */
    double speed(double time, double share);

    default long total(long planned, double share) {
        return planned;
    }

    default boolean paused(double time) {
        return false;
    }

    default Report.@Nullable Throttle throttle(double time) {
        return null;
    }
}
