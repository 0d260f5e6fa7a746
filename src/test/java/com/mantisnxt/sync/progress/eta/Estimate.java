package com.mantisnxt.sync.progress.eta;

import org.jspecify.annotations.Nullable;

/** What the database answered to a report, beside the seconds that were truly left. */
record Estimate(String family, double left, @Nullable Range eta) {

    record Range(int low, int median, int high) {}

    double error() {
        return eta == null ? 1 : Math.abs(eta.median() - left) / left;
    }

    boolean covered() {
        return eta != null && eta.low() <= left && left <= eta.high();
    }

    double width() {
        return eta == null ? Double.POSITIVE_INFINITY : (eta.high() - eta.low()) / left;
    }
}
