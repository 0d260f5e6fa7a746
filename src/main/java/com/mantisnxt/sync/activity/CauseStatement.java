package com.mantisnxt.sync.activity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the statements that count errors by their cause, from the hourly counts as {@link OverviewStatement} does. */
final class CauseStatement {

    private static final String HOURS = """
            select fingerprint, events, first_at, last_at
              from sync_console.activity_cause_hour
             where org_id = ? and hour >= ? and hour < ? and %1$s
            """;

    private static final String ERRORS = """
            select fingerprint, 1::bigint as events, created_at as first_at, created_at as last_at
              from public.sync_activity_log
             where org_id = ? and created_at >= ? and created_at < ? and error_message is not null and %1$s
            """;

    private static final String COUNTED = """
            select fingerprint, sum(events::double precision)::bigint as events,
                   min(first_at) as first_at, max(last_at) as last_at, %s as syncs,
                   count(*) over () as causes, (sum(sum(events::double precision)) over ())::bigint as errors
              from (%s) counted
             group by fingerprint
             order by events desc, fingerprint
             limit %d
            """;

    /** Of each cause the event at the given time, and the first that the hourly counts know. */
    static final String DETAILS =
            ActivityStatement.ROW.replaceFirst("select ", "select newest.fingerprint as cause, seen.first_at, ") + """
              from unnest(?::bigint[], ?::text[]::timestamptz[]) wanted (cause, last_at)
              left join (select c.fingerprint as cause, min(c.first_at) as first_at
                           from sync_console.activity_cause_hour c
                          where c.org_id = ? and c.fingerprint = any (?::bigint[])
                          group by c.fingerprint) seen using (cause)
             cross join lateral (
                 select *
                   from public.sync_activity_log l
                  where l.org_id = ? and l.fingerprint = wanted.cause and l.created_at = wanted.last_at and %s
                  order by l.id desc
                  limit 1) newest
            """;

    /** Distinct ones have to be sorted for, so they are not asked for where there are none. */
    private static final String UNKNOWN = "0";

    private final List<@Nullable Object> parameters = new ArrayList<>();
    private final UUID org;
    private final ActivityFilter filter;
    private final int most;

    CauseStatement(UUID org, ActivityFilter filter, int most) {
        this.org = org;
        this.filter = filter;
        this.most = most;
    }

    ActivityStatement.Sql byHours(Instant from, Instant to, long folded) {
        HourSpan span = HourSpan.of(from, to);
        if (span.hasNoWholeHour()) {
            return counted(UNKNOWN, add(ERRORS, from, to));
        }
        return counted(
                UNKNOWN,
                String.join(
                        " union all\n",
                        add(HOURS, span.first(), span.last()),
                        add(ERRORS + " and position > " + folded + "\n", span.first(), span.last()),
                        add(ERRORS, from, span.first()),
                        add(ERRORS, span.last(), to)));
    }

    /** Of the newest that the search finds. */
    ActivityStatement.Sql found(ActivityStatement.Sql matches) {
        parameters.addAll(matches.parameters());
        return counted(
                "count(distinct sync_id)",
                "select fingerprint, 1::bigint as events, created_at as first_at, created_at as last_at, sync_id from ("
                        + matches.text() + ") found where fingerprint is not null");
    }

    private String add(String part, Instant from, Instant to) {
        parameters.add(org);
        parameters.add(from.atOffset(ZoneOffset.UTC));
        parameters.add(to.atOffset(ZoneOffset.UTC));
        return part.formatted(FilteredCodes.andCause(filter));
    }

    private ActivityStatement.Sql counted(String syncs, String events) {
        return new ActivityStatement.Sql(COUNTED.formatted(syncs, events, most), parameters);
    }
}
