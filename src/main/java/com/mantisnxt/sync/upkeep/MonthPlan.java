package com.mantisnxt.sync.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has to become of the catch-all so that enough months lie ahead.
 *
 * @param closed what the catch-all becomes, with the rows it has; null where it holds none yet and only moves on
 * @param fresh the months to make
 * @param open where the catch-all begins from then on
 */
record MonthPlan(@Nullable MonthSpan closed, List<MonthSpan> fresh, Instant open) {

    /**
     * The check that lets the catch-all be closed without a look at its rows refuses later ones while it stands. Should
     * the work break off there, the log takes rows for so long at the least.
     */
    private static final Duration ROOM = Duration.ofDays(7);

    /**
     * @param lower where the catch-all begins
     * @param newest the newest row in it, where that is known to lie further ahead than the clock allows
     * @return null where enough lies ahead; also when the clock was put back
     */
    static @Nullable MonthPlan of(Instant now, Instant lower, int monthsAhead, @Nullable Instant newest) {
        Instant wanted = MonthSpan.plus(now, 1 + monthsAhead);
        if (!lower.isBefore(wanted) && newest == null) {
            return null;
        }
        Instant reached = MonthSpan.end(now.plus(ROOM));
        if (newest != null && !newest.isBefore(reached)) {
            reached = MonthSpan.end(newest);
        }
        MonthSpan closed = lower.isBefore(reached) ? new MonthSpan(lower, reached) : null;
        Instant from = closed == null ? lower : reached;
        List<MonthSpan> fresh = from.isBefore(wanted) ? new MonthSpan(from, wanted).months() : List.of();
        return new MonthPlan(closed, new ArrayList<>(fresh), from.isBefore(wanted) ? wanted : from);
    }

    /** Whole months that are ready beyond the current one. */
    static int ahead(Instant now, Instant lowerOfCatchAll) {
        int months = 0;
        while (months < 600 && !MonthSpan.plus(now, months + 2).isAfter(lowerOfCatchAll)) {
            months++;
        }
        return months;
    }
}
