package com.mantisnxt.sync.upkeep.ui;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sizes, counts and months as people read them. */
final class Amounts {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Amounts() {}

    static String bytes(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1_000 && unit < UNITS.length - 1) {
            size /= 1_024;
            unit++;
        }
        String format = unit == 0 || size >= 100 ? "%,.0f" : "%,.1f";
        return String.format(Locale.ENGLISH, format, size) + " " + UNITS[unit];
    }

    static String count(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    /** With the sign for estimates. */
    static String about(@Nullable Long count) {
        return count == null ? "–" : "≈ " + count(count);
    }

    static String day(@Nullable Instant at) {
        return at == null ? "…" : DAY.format(at);
    }
}
