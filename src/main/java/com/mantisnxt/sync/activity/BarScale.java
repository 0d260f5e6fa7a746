package com.mantisnxt.sync.activity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Where bars begin: at round times of whoever looks, as narrow as there may be of them.
 *
 * @param first the first bar's start, at or before the start of what is shown
 */
record BarScale(Instant first, Duration width, int bars) {

    static final Duration FINEST = Duration.ofMinutes(1);
    static final Duration HOUR = Duration.ofHours(1);

    private static final List<Duration> WIDTHS = LongStream.of(
                    1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440, 2_880, 10_080, 20_160, 43_200, 129_600, 525_600,
                    5_256_000)
            .mapToObj(Duration::ofMinutes)
            .toList();

    /** @param least no bar is narrower */
    static BarScale of(Instant from, Instant to, ZoneId zone, Duration least) {
        for (Duration width : WIDTHS) {
            if (width.compareTo(least) >= 0) {
                Instant first = start(from, width, zone);
                long bars = Math.ceilDiv(Math.max(1, ChronoUnit.MICROS.between(first, to)), width.toNanos() / 1_000);
                if (bars <= ActivityOverview.MOST_BARS) {
                    return new BarScale(first, width, (int) bars);
                }
            }
        }
        throw new IllegalArgumentException("no bars from " + from + " to " + to);
    }

    Instant start(int bar) {
        return first.plus(width.multipliedBy(bar));
    }

    /** Bars of hours begin at whole ones of the counts, also where the clock is half an hour off. */
    private static Instant start(Instant from, Duration width, ZoneId zone) {
        Instant origin = width.compareTo(HOUR) <= 0
                ? Instant.EPOCH
                : from.atZone(zone)
                        .toLocalDate()
                        .atTime(LocalTime.MIN)
                        .atZone(zone)
                        .toInstant()
                        .truncatedTo(ChronoUnit.HOURS);
        long whole = Math.floorDiv(Duration.between(origin, from).toMillis(), width.toMillis());
        return origin.plus(width.multipliedBy(whole));
    }
}
