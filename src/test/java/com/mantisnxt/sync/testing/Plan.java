package com.mantisnxt.sync.testing;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How PostgreSQL ran a statement. */
public record Plan(String text) {

    private static final Pattern STEP = Pattern.compile("actual time=\\S+ rows=([\\d.]+) loops=(\\d+)");
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by .*: (\\d+)");
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");

    /** Runs it. */
    public static Plan of(Session session, String sql, List<?> params) {
        return new Plan(
                String.join("\n", session.values(String.class, "explain (analyze, buffers) " + sql, params.toArray())));
    }

    /** How many rows the busiest step gave or threw away. */
    public long most() {
        long most = 0;
        double loops = 1;
        for (String line : text.lines().toList()) {
            Matcher step = STEP.matcher(line);
            if (step.find()) {
                loops = Double.parseDouble(step.group(2));
                most = Math.max(most, Math.round(Double.parseDouble(step.group(1)) * loops));
            }
            Matcher removed = REMOVED.matcher(line);
            if (removed.find()) {
                most = Math.max(most, Math.round(Double.parseDouble(removed.group(1)) * loops));
            }
        }
        return most;
    }

    /** Of the whole statement, which stands first. */
    public int buffers() {
        Matcher found = BUFFERS.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException(text);
        }
        return Integer.parseInt(found.group(1)) + (found.group(2) == null ? 0 : Integer.parseInt(found.group(2)));
    }

    @Override
    public String toString() {
        return text;
    }
}
