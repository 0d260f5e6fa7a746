package com.mantisnxt.sync.base.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of one list that may come and go.
 *
 * @param list what texts and browsers call the list
 * @param unusual those that are not there until somebody wants them
 */
public record ColumnSet(String list, List<String> columns, Set<String> unusual) {

    static final String USUALLY = "usual";

    public ColumnSet {
        columns = List.copyOf(columns);
        unusual = Set.copyOf(unusual);
    }

    public boolean isUsual(String column) {
        return !unusual.contains(column);
    }

    public ChosenColumns usual() {
        return new ChosenColumns(this, Map.of());
    }

    /** Empty where it names anything that is no column. */
    public Optional<ChosenColumns> parse(String text) {
        if (text.equals(USUALLY)) {
            return Optional.of(usual());
        }
        Map<String, Boolean> against = read(text);
        return columns.containsAll(against.keySet()) ? Optional.of(new ChosenColumns(this, against)) : Optional.empty();
    }

    /** What it names that is no column is passed over. */
    public ChosenColumns known(String text) {
        return new ChosenColumns(this, read(text));
    }

    /** One more than there are is enough to tell that something is wrong. */
    private Map<String, Boolean> read(String text) {
        Map<String, Boolean> against = new LinkedHashMap<>();
        for (String choice : text.split(",", columns.size() + 1)) {
            against.put(choice.startsWith("-") ? choice.substring(1) : choice, !choice.startsWith("-"));
        }
        return against;
    }
}
