package com.mantisnxt.sync.base.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which columns differ from the usual ones, as addresses and kept searches have it: {@code item,-user} shows the item and
 * not the user, {@code usual} is as always.
 *
 * @param against true for a column that is to be there
 */
public record ChosenColumns(ColumnSet of, Map<String, Boolean> against) {

    public ChosenColumns {
        Map<String, Boolean> different = new LinkedHashMap<>();
        for (String column : of.columns()) {
            Boolean wanted = against.get(column);
            if (wanted != null && wanted != of.isUsual(column)) {
                different.put(column, wanted);
            }
        }
        against = different;
    }

    public String write() {
        return isUsual()
                ? ColumnSet.USUALLY
                : against.entrySet().stream()
                        .map(choice -> (choice.getValue() ? "" : "-") + choice.getKey())
                        .collect(Collectors.joining(","));
    }

    public boolean isUsual() {
        return against.isEmpty();
    }

    /** Whether it is to be there, where there is room. */
    public boolean has(String column) {
        return against.getOrDefault(column, of.isUsual(column));
    }

    /** Those that may be there and are not to be. */
    public List<String> without() {
        return of.columns().stream().filter(column -> !has(column)).toList();
    }

    ChosenColumns with(String column, boolean wanted) {
        Map<String, Boolean> more = new LinkedHashMap<>(against);
        more.put(column, wanted);
        return new ChosenColumns(of, more);
    }
}
