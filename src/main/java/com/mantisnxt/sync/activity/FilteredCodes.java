package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.Coded;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The condition that a filter's statuses, actions, entities and sources are in SQL, written out, on columns of codes. What
 * names nothing is null in the log and 0 in its counts.
 */
final class FilteredCodes {

    private FilteredCodes() {}

    static String condition(ActivityFilter filter) {
        return String.join(
                " and ",
                among("status_code", filter.statuses()),
                among("action_code", filter.actions()),
                among("entity_code", filter.entities()),
                among("source_code", filter.sources()));
    }

    /** The same and the cause, where there is one, on rows that have a fingerprint. */
    static String andCause(ActivityFilter filter) {
        return filter.cause() == null ? condition(filter) : condition(filter) + " and fingerprint = " + filter.cause();
    }

    static String among(String column, Set<? extends Coded> values) {
        if (values.isEmpty()) {
            return "true";
        }
        String named = values.stream()
                .map(value -> String.valueOf(value.code()))
                .sorted()
                .collect(Collectors.joining(", ", column + " in (", ")"));
        return hasNone(values) ? "(" + named + " or " + column + " is null)" : named;
    }

    static boolean hasNone(Set<? extends Coded> values) {
        return values.stream().anyMatch(value -> value.code() == 0);
    }
}
