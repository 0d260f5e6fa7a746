package com.mantisnxt.sync.database.check;

import java.util.ArrayList;
import java.util.List;

/** What was found, in the order of the looking. Whether a start would refuse is decided by refusals alone. */
public final class CheckReport {

    private static final String LINE = "%-12s%s%n";

    private final StringBuilder lines = new StringBuilder();
    private final List<String> refusals = new ArrayList<>();

    /** A line without a topic belongs to the one before. */
    void says(String topic, String text) {
        lines.append(LINE.formatted(topic, text));
    }

    void says(String topic, List<String> texts) {
        for (int at = 0; at < texts.size(); at++) {
            says(at == 0 ? topic : "", texts.get(at));
        }
    }

    void warns(String text) {
        says("Attention", text);
    }

    public void refuses(String reason) {
        says("Refused", reason);
        refusals.add(reason);
    }

    public boolean refused() {
        return !refusals.isEmpty();
    }

    /** With the outcome as its last line. */
    public String text() {
        String outcome =
                refused() ? "a start would refuse, see \"Refused\". Nothing was changed." : "a start would go ahead.";
        return lines + LINE.formatted("Outcome", outcome);
    }
}
