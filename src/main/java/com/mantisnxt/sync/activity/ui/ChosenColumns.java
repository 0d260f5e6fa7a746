package com.mantisnxt.sync.activity.ui;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which columns differ from the usual ones, as addresses and views have it: {@code item,-user} shows the item and not the
 * user, {@code usual} is as always.
 *
 * @param against true for a column that is to be there
 */
record ChosenColumns(Map<String, Boolean> against) {

    static final ChosenColumns USUAL = new ChosenColumns(Map.of());

    private static final String USUALLY = "usual";

    ChosenColumns {
        Map<String, Boolean> different = new LinkedHashMap<>();
        for (String column : ActivityGrid.CHOOSABLE) {
            Boolean wanted = against.get(column);
            if (wanted != null && wanted != ActivityGrid.isUsual(column)) {
                different.put(column, wanted);
            }
        }
        against = different;
    }

    /** Empty where it names anything that is no column. */
    static Optional<ChosenColumns> parse(String text) {
        if (text.equals(USUALLY)) {
            return Optional.of(USUAL);
        }
        Map<String, Boolean> against = new LinkedHashMap<>();
        for (String choice : text.split(",", ActivityGrid.CHOOSABLE.size() + 1)) {
            String column = choice.startsWith("-") ? choice.substring(1) : choice;
            if (!ActivityGrid.CHOOSABLE.contains(column)) {
                return Optional.empty();
            }
            against.put(column, !choice.startsWith("-"));
        }
        return Optional.of(new ChosenColumns(against));
    }

    String write() {
        return isUsual()
                ? USUALLY
                : against.entrySet().stream()
                        .map(choice -> (choice.getValue() ? "" : "-") + choice.getKey())
                        .collect(Collectors.joining(","));
    }

    boolean isUsual() {
        return against.isEmpty();
    }

    ChosenColumns with(String column, boolean wanted) {
        Map<String, Boolean> more = new LinkedHashMap<>(against);
        more.put(column, wanted);
        return new ChosenColumns(more);
    }
}
