package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.Coded;
import java.util.Set;
import java.util.stream.Collectors;

/** The condition that a filter's statuses, actions, entities and sources are in SQL, written out, on columns of codes. */
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

    private static String among(String column, Set<? extends Coded> values) {
        return values.isEmpty()
                ? "true"
                : values.stream()
                        .map(value -> String.valueOf(value.code()))
                        .sorted()
                        .collect(Collectors.joining(", ", column + " in (", ")"));
    }
}
