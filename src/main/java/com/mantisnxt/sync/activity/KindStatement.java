package com.mantisnxt.sync.activity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the statement that reads a page kind by kind: of each the newest, by one index, and the newest of these. */
final class KindStatement {

    /**
     * Where a kind has no entity or source the column is null, which PostgreSQL does not take for a fixed value; said first
     * in the order, the index still serves it.
     */
    private static final String BRANCH = """
            (%1$s from (values %2$s) kind (status, action, entity, source)
             cross join lateral (
                 select *
                   from public.sync_activity_log
                  where org_id = ?
                    and status_code = kind.status
                    and action_code = kind.action
                    and entity_code %3$s
                    and source_code %4$s
                    and created_at >= ?%5$s%6$s
                  order by entity_code, source_code, created_at desc, id desc
                  limit %7$d) event)
            """;

    private final List<@Nullable Object> parameters = new ArrayList<>();
    private final UUID org;
    private final EventKinds.Places places;
    private final @Nullable Instant end;

    KindStatement(UUID org, EventKinds.Places places, @Nullable Instant end) {
        this.org = org;
        this.places = places;
        this.end = end;
    }

    /** @param slice towards the past */
    ActivityStatement.Sql page(String columns, Slice slice) {
        Map<String, List<EventKind>> alike = places.kinds().stream()
                .collect(Collectors.groupingBy(
                        kind -> (kind.entity() == 0) + " " + (kind.source() == 0), TreeMap::new, Collectors.toList()));
        String text = alike.values().stream()
                .map(kinds -> branch(columns, kinds, slice))
                .collect(Collectors.joining(" union all\n", "", slice.order() + " limit " + slice.limit()));
        return new ActivityStatement.Sql(text, parameters);
    }

    private String branch(String columns, List<EventKind> kinds, Slice slice) {
        parameters.add(org);
        parameters.add(places.from().atOffset(ZoneOffset.UTC));
        if (end != null) {
            parameters.add(end.atOffset(ZoneOffset.UTC));
        }
        if (slice.start() != null) {
            parameters.add(slice.start().at().atOffset(ZoneOffset.UTC));
            parameters.add(slice.start().id());
        }
        EventKind first = kinds.getFirst();
        return BRANCH.formatted(
                columns,
                kinds.stream().map(KindStatement::values).collect(Collectors.joining(", ")),
                first.entity() == 0 ? "is null" : "= kind.entity",
                first.source() == 0 ? "is null" : "= kind.source",
                end == null ? "" : " and created_at < ?",
                slice.start() == null ? "" : slice.beyond(),
                slice.limit());
    }

    private static String values(EventKind kind) {
        return "(%d::smallint, %d::smallint, %d::smallint, %d::smallint)"
                .formatted(kind.status(), kind.action(), kind.entity(), kind.source());
    }
}
