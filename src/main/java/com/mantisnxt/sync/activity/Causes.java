package com.mantisnxt.sync.activity;

import java.util.regex.Pattern;

/** The fingerprint of a cause as addresses and the search line write it: sixteen hexadecimal digits. */
final class Causes {

    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{16}");

    private Causes() {}

    static String write(long cause) {
        return String.format("%016x", cause);
    }

    /** @throws IllegalArgumentException where the text is no cause */
    static long parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("no cause");
        }
        return Long.parseUnsignedLong(text, 16);
    }
}
