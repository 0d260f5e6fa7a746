package com.mantisnxt.sync.progress.eta;

import org.jspecify.annotations.Nullable;

/** What a sync service says at one moment, counted in seconds since its start. */
record Report(
        double seconds,
        Counts counts,
        String status,
        @Nullable Throttle throttle) {

    record Counts(long processed, long failed, long total) {

        long done() {
            return processed + failed;
        }
    }

    /** The state of a worker that is held up, and until when where it knows. */
    record Throttle(String state, @Nullable Double until) {}

    boolean paused() {
        return status.equals("paused");
    }
}
