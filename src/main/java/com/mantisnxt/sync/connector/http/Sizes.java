package com.mantisnxt.sync.connector.http;

import java.util.Locale;

/** Says how much that is, for people: no digit more than helps. */
public final class Sizes {

    private static final long MEGA = 1L << 20;

    private Sizes() {}

    public static String words(long bytes) {
        return bytes < MEGA
                ? String.format(Locale.ENGLISH, "%,d bytes", bytes)
                : String.format(Locale.ENGLISH, "%,d MB", bytes / MEGA);
    }
}
