package com.mantisnxt.sync.connector.custom;

import org.jspecify.annotations.Nullable;

/** What stands between the fields of CSV. */
final class Delimiter {

    private static final String CANDIDATES = ",;\t|";

    private Delimiter() {}

    /** The chosen one, else the one that is most frequent in the first row outside of quotes. */
    static char of(@Nullable String chosen, String sample) {
        if (chosen != null && !chosen.isEmpty() && !chosen.equalsIgnoreCase("auto")) {
            return chosen.equals("\\t") || chosen.equalsIgnoreCase("tab") ? '\t' : chosen.charAt(0);
        }
        int[] counts = new int[CANDIDATES.length()];
        boolean isQuoted = false;
        for (char c : sample.toCharArray()) {
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (!isQuoted && c == '\n' && sum(counts) > 0) {
                break;
            } else if (!isQuoted && CANDIDATES.indexOf(c) >= 0) {
                counts[CANDIDATES.indexOf(c)]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return CANDIDATES.charAt(best);
    }

    private static int sum(int[] counts) {
        return java.util.Arrays.stream(counts).sum();
    }
}
