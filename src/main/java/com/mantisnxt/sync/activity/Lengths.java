package com.mantisnxt.sync.activity;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them into an address: 15m, 24h, 7d. */
final class Lengths {

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,4})([mhd])");

    private Lengths() {}

    /** @throws IllegalArgumentException where it is none */
    static Duration parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a length of time: " + text);
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    static String write(Duration length) {
        // a day stays 24h, as everybody says it
        if (length.toHours() > 24 && length.equals(Duration.ofDays(length.toDays()))) {
            return length.toDays() + "d";
        }
        return length.equals(Duration.ofHours(length.toHours())) ? length.toHours() + "h" : length.toMinutes() + "m";
    }
}
