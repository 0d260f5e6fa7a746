package com.mantisnxt.sync.upkeep;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A partition of the activity log as the catalogue and the statistics show it.
 *
 * @param lower first moment in it; null where it is open to the past
 * @param upper first moment beyond it; null where it is open to the future
 * @param rows estimated; null where nothing was counted yet
 * @param guarded whether row-level security is enabled and forced, and nobody has a grant on it
 * @param halfDetached whether somebody began to detach it and did not finish
 */
public record LogPartition(
        String name,
        @Nullable Instant lower,
        @Nullable Instant upper,
        long heapBytes,
        long indexBytes,
        @Nullable Long rows,
        long deadRows,
        @Nullable Instant vacuumedAt,
        @Nullable Instant analyzedAt,
        boolean guarded,
        boolean halfDetached) {

    public long bytes() {
        return heapBytes + indexBytes;
    }

    /** Bytes a day so far; zero where nothing is in it, before its time has come, and where it has no beginning. */
    public long growth(Instant now) {
        if (lower == null || heapBytes == 0 || !now.isAfter(lower)) {
            return 0;
        }
        Instant end = upper == null || now.isBefore(upper) ? now : upper;
        long seconds = Math.max(3_600, end.getEpochSecond() - lower.getEpochSecond());
        return Math.round(bytes() * 86_400.0 / seconds);
    }
}
