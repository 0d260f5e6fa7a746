package com.mantisnxt.sync.base.ui;

import java.text.Bidi;

/** What a stranger wrote, for the middle of a sentence of ours: its direction is its own, and ends with it. */
public final class Isolated {

    /** Begins what goes by its own first letter, and ends it. */
    private static final String BEGIN = "\u2068";

    private static final String END = "\u2069";

    private Isolated() {}

    /** A text that runs as ours does stays as it is. */
    public static String text(String foreign) {
        return Bidi.requiresBidi(foreign.toCharArray(), 0, foreign.length()) ? BEGIN + foreign + END : foreign;
    }
}
