package com.mantisnxt.sync.activity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A time, cut where whole hours begin and end.
 *
 * @param first the first whole hour
 * @param last where the last whole hour ends
 */
record HourSpan(Instant from, Instant first, Instant last, Instant to) {

    static HourSpan of(Instant from, Instant to) {
        Instant hour = from.truncatedTo(ChronoUnit.HOURS);
        return new HourSpan(
                from, hour.equals(from) ? from : hour.plus(1, ChronoUnit.HOURS), to.truncatedTo(ChronoUnit.HOURS), to);
    }

    boolean hasNoWholeHour() {
        return !first.isBefore(last);
    }
}
