package com.mantisnxt.sync.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Knows from the counts which kinds of events can be on a page, where a filter names several things of which each is
 * frequent and all together are rare or never meet: the page is then read kind by kind, or is empty at once.
 */
@Component
class EventKinds {

    /** So many can be read one by one, wherever in time they are. */
    private static final int FEW = 32;

    /** So many events of the newest hours are quicker found by their kinds than by walking through those hours. */
    private static final long RARE = 5_000;

    /** With more that is not folded yet, looking through it costs more than it saves. */
    private static final long LONG_EDGE = 20_000;

    private static final String EDGE = """
            select f.folded_to, p.last_value - f.folded_to as behind
              from sync_console.activity_fold f
             cross join sync_console.activity_position p
            """;

    private static final String KINDS = """
            select status_code, action_code, entity_code, source_code, false as at_edge
              from sync_console.activity_kind
             where org_id = ?
               and first_hour < ?
               and last_hour > ?::timestamptz - interval '1 hour'
               and %1$s
            union
            select status_code, action_code, coalesce(entity_code, 0), coalesce(source_code, 0), true
              from public.sync_activity_log
             where org_id = ?
               and position > %2$d
               and %1$s
            """;

    /**
     * The begun hour, and whole ones before it: each row counts at least one event, so as many rows as a page has events
     * are enough.
     */
    private static final String HOURS = """
            select hour, status_code, action_code, entity_code, source_code, events
              from sync_console.activity_hour
             where org_id = ?
               and hour = ?
               and %1$s
            union all
            (select hour, status_code, action_code, entity_code, source_code, events
               from sync_console.activity_hour
              where org_id = ?
                and hour >= ?
                and hour < ?
                and %1$s
              order by hour desc
              fetch first %2$d rows with ties)
            """;

    private final JdbcClient jdbc;

    EventKinds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where the page's events are.
     *
     * @param from no event of the page is older
     * @param kinds every kind that the page's events can be of; none: there is no such event
     */
    record Places(Instant from, Set<EventKind> kinds) {}

    private record Edge(long folded, long behind) {}

    private record Found(EventKind kind, boolean atEdge) {}

    private record Hour(Instant hour, EventKind kind, long events) {}

    /** Empty where the counts would not help. */
    Optional<Places> of(PageQuestion page) {
        if (!page.slice().older() || !page.filter().isCombined()) {
            return Optional.empty();
        }
        Edge edge = jdbc.sql(EDGE)
                .query((row, number) -> new Edge(row.getLong("folded_to"), row.getLong("behind")))
                .single();
        if (edge.behind() > LONG_EDGE) {
            return Optional.empty();
        }
        List<Found> found = kinds(page, edge.folded());
        if (found.size() <= FEW) {
            return Optional.of(
                    new Places(page.from(), found.stream().map(Found::kind).collect(Collectors.toSet())));
        }
        Set<EventKind> atEdge =
                found.stream().filter(Found::atEdge).map(Found::kind).collect(Collectors.toSet());
        return newestHours(page, atEdge);
    }

    private List<Found> kinds(PageQuestion page, long folded) {
        return jdbc.sql(KINDS.formatted(FilteredCodes.condition(page.filter()), folded))
                .params(
                        page.org(),
                        page.to().atOffset(ZoneOffset.UTC),
                        page.from().atOffset(ZoneOffset.UTC),
                        page.org())
                .query((row, number) -> new Found(kind(row), row.getBoolean("at_edge")))
                .list();
    }

    private Optional<Places> newestHours(PageQuestion page, Set<EventKind> atEdge) {
        Instant begun = page.to().truncatedTo(ChronoUnit.HOURS);
        List<Hour> hours = hours(page, begun);
        if (hours.stream().mapToLong(Hour::events).sum() > RARE) {
            return Optional.empty();
        }
        Set<EventKind> kinds = hours.stream().map(Hour::kind).collect(Collectors.toCollection(HashSet::new));
        kinds.addAll(atEdge);
        boolean enough =
                hours.stream().filter(hour -> hour.hour().isBefore(begun)).count()
                        >= page.slice().limit();
        Instant oldest = hours.stream().map(Hour::hour).min(Instant::compareTo).orElse(page.from());
        return Optional.of(new Places(enough && oldest.isAfter(page.from()) ? oldest : page.from(), kinds));
    }

    private List<Hour> hours(PageQuestion page, Instant begun) {
        Instant first = page.from().truncatedTo(ChronoUnit.HOURS);
        OffsetDateTime end = begun.atOffset(ZoneOffset.UTC);
        return jdbc.sql(HOURS.formatted(
                        FilteredCodes.condition(page.filter()), page.slice().limit()))
                .params(page.org(), end, page.org(), first.atOffset(ZoneOffset.UTC), end)
                .query((row, number) -> new Hour(
                        row.getObject("hour", OffsetDateTime.class).toInstant(), kind(row), row.getLong("events")))
                .list();
    }

    private static EventKind kind(ResultSet row) throws SQLException {
        return new EventKind(
                row.getInt("status_code"),
                row.getInt("action_code"),
                row.getInt("entity_code"),
                row.getInt("source_code"));
    }
}
