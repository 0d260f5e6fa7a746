package com.mantisnxt.sync.database.check;

/** Sizes and times as people say them. */
final class Sizes {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private Sizes() {}

    static String of(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 10_000 && unit < UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        return Math.round(size) + " " + UNITS[unit];
    }

    static String seconds(long seconds) {
        if (seconds < 1) {
            return "less than a second";
        }
        return seconds < 120 ? seconds + " s" : Math.round(seconds / 60.0) + " min";
    }
}
