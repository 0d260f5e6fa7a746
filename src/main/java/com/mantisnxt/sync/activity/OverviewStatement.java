package com.mantisnxt.sync.activity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes the statement that counts events for bars and facets: whole hours from their counts, what is not folded into those
 * yet by its position, and the begun hours at both ends from the log. Each event is in exactly one of them.
 */
final class OverviewStatement {

    private static final String HOURS = """
            select hour as at, status_code, action_code, entity_code, source_code, events
              from sync_console.activity_hour
             where org_id = ? and hour >= ? and hour < ?
            """;

    private static final String HOURS_OF_A_CAUSE = HOURS.replace("activity_hour", "activity_cause_hour");

    private static final String EVENTS = """
            select created_at as at, status_code, action_code, coalesce(entity_code, 0) as entity_code,
                   coalesce(source_code, 0) as source_code, 1::bigint as events
              from public.sync_activity_log
            """;

    private static final String BETWEEN = EVENTS + " where org_id = ? and created_at >= ? and created_at < ?\n";

    /** Sums are of doubles, exact up to 2^53: sums of bigint are numerics, at several times the cost. */
    private static final String COUNTED = """
            select grouping(bar, status_code) as level,
                   bar, status_code, action_code, entity_code, source_code,
                   case when grouping(bar) = 0 then sum(events) filter (where %s) else sum(events) end::bigint as events,
                   min(first_at) as first_at
              from (select floor(date_part('epoch', at - ?::timestamptz) / %d)::integer as bar,
                           status_code, action_code, entity_code, source_code,
                           sum(events::double precision) as events, min(at) as first_at
                      from (
            %s) e
                     group by 1, 2, 3, 4, 5) counted
             group by grouping sets ((bar, status_code), (status_code, action_code, entity_code, source_code), ())
            """;

    private static final String FOUND = """
            select created_at as at, status_code, action_code, coalesce(entity_code, 0) as entity_code,
                   coalesce(source_code, 0) as source_code, 1::bigint as events
              from (%s) found
            """;

    static final int BAR = 0;
    static final int KIND = 2;
    static final int ALL = 3;

    private final List<@Nullable Object> parameters = new ArrayList<>();
    private final UUID org;
    private final ActivityFilter filter;
    private final BarScale scale;

    OverviewStatement(UUID org, ActivityFilter filter, BarScale scale) {
        this.org = org;
        this.filter = filter;
        this.scale = scale;
        parameters.add(scale.first().atOffset(ZoneOffset.UTC));
    }

    /** Counts every event of the time by itself: for a short one. */
    ActivityStatement.Sql direct(Instant from, Instant to) {
        return counted(between(from, to));
    }

    /** @param folded up to which position events are in the counts of hours */
    ActivityStatement.Sql byHours(Instant from, Instant to, long folded) {
        HourSpan span = HourSpan.of(from, to);
        if (span.hasNoWholeHour()) {
            return direct(from, to);
        }
        String edge =
                EVENTS + " where org_id = ? and position > " + folded + " and created_at >= ? and created_at < ?\n";
        return counted(String.join(
                " union all\n",
                add(filter.cause() == null ? HOURS : HOURS_OF_A_CAUSE, span.first(), span.last()),
                add(edge, span.first(), span.last()),
                between(from, span.first()),
                between(span.last(), to)));
    }

    /** Counts the newest that the search finds. */
    ActivityStatement.Sql found(ActivityStatement.Sql matches) {
        parameters.addAll(matches.parameters());
        return counted(FOUND.formatted(matches.text()));
    }

    private String between(Instant from, Instant to) {
        return add(BETWEEN, from, to);
    }

    private String add(String part, Instant from, Instant to) {
        parameters.add(org);
        parameters.add(from.atOffset(ZoneOffset.UTC));
        parameters.add(to.atOffset(ZoneOffset.UTC));
        return filter.cause() == null ? part : part + " and fingerprint = " + filter.cause() + "\n";
    }

    private ActivityStatement.Sql counted(String events) {
        String text =
                COUNTED.formatted(FilteredCodes.condition(filter), scale.width().toSeconds(), events);
        return new ActivityStatement.Sql(text, parameters);
    }
}
