package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.Coded;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes the one statement that a search needs. For each value of the filter that has an index it reads that index in the
 * order of the list and stops at the page's end; the branches are merged.
 *
 * <p>Codes are written into the statement, not bound: only then the planner knows that a partial index holds them.
 */
final class ActivityStatement {

    private static final String COLUMNS = """
            select id,
                   created_at,
                   status_code,
                   action_code,
                   entity_code,
                   source_code,
                   sync_id,
                   item_key,
                   %s as message,
                   %s as error_message,
                   record_count,
                   duration_seconds,
                   user_id,
                   fingerprint,
                   %s as details
            """;

    static final String ROW = COLUMNS.formatted("left(message, 300)", "left(error_message, 300)", "null");
    static final String WHOLE = COLUMNS.formatted("message", "error_message", "details");

    private static final String SIZED = COLUMNS.formatted(
            "message",
            "error_message",
            "coalesce(octet_length(message), 0) + coalesce(octet_length(error_message), 0)"
                    + " + coalesce(octet_length(details::text), 0) as size, details::text");

    /** The sum is of toasted lengths: what is beyond it is never fetched. */
    private static final String CHUNK = """
            select *
              from (select page.*,
                           sum(size) over (order by created_at desc, id desc rows unbounded preceding) as upto
                      from (%s) page) sized
             where upto - size <= ?
             order by created_at desc, id desc
            """;

    private static final String EXACTLY = WHOLE + """
              from public.sync_activity_log
             where org_id = ? and created_at = ? and id = ?
            """;

    /** Finds keys behind the policy, in the caller's organisation; the rows themselves are read under it. */
    private static final String FIND = """
            sync_console.find_errors(?::text[], ?::timestamptz, ?::timestamptz, ?::smallint[], ?::smallint[],
                ?::smallint[], ?::smallint[], ?::uuid, ?::text, ?::bigint, ?::timestamptz, ?::uuid, ?, ?)
            """;

    private static final String JOINED = """
              ) found
              join public.sync_activity_log on id = key and created_at = at
            """;

    private static final String KEYS = "select created_at as at, id as key";

    private static final String FOUND = "  from (" + KEYS + " from " + FIND + JOINED;

    /** More than a page is quicker read as it lies than looked up one by one. */
    private static final int PAGE = 1_000;

    private final List<@Nullable Object> parameters = new ArrayList<>();
    private final UUID org;
    private final ActivityFilter filter;
    private final Instant now;

    ActivityStatement(UUID org, ActivityFilter filter, Instant now) {
        this.org = org;
        this.filter = filter;
        this.now = now;
    }

    /** Ready to be executed. */
    record Sql(String text, List<@Nullable Object> parameters) {}

    static Sql exactly(UUID org, EventId event) {
        return new Sql(EXACTLY, List.of(org, event.at().atOffset(ZoneOffset.UTC), event.id()));
    }

    Sql page(String columns, Slice slice) {
        if (!filter.words().isEmpty()) {
            String text = columns + FOUND + " where org_id = ?" + slice.order();
            find(slice);
            parameters.add(org);
            return new Sql(text, unmodifiable());
        }
        if (isOfAPersonAndMore() && slice.limit() <= PAGE) {
            String keys = branches(KEYS + "\n", slice, slice.order());
            parameters.add(org);
            return new Sql(columns + "  from (" + keys + JOINED + " where org_id = ?" + slice.order(), unmodifiable());
        }
        String text = branches(columns, slice, slice.order());
        return new Sql(text, unmodifiable());
    }

    /** What the index of people holds: no event need be fetched to see whether it fits. */
    private boolean isOfAPersonAndMore() {
        return filter.user() != null
                && filter.syncId() == null
                && filter.cause() == null
                && !FilteredCodes.condition(filter).equals(FilteredCodes.condition(ActivityFilter.DEFAULT));
    }

    /** Whole rows as long as their texts sum up to no more; one at least. Each has the sum in {@code upto}. */
    Sql chunk(Slice slice, long bytes) {
        Sql page = page(SIZED, slice);
        List<@Nullable Object> values = new ArrayList<>(page.parameters());
        values.add(bytes);
        return new Sql(CHUNK.formatted(page.text()), Collections.unmodifiableList(values));
    }

    Sql count(Slice slice) {
        if (!filter.words().isEmpty()) {
            find(slice);
            return new Sql("select count(*) from " + FIND, unmodifiable());
        }
        String matches = branches("select 1\n", slice, "");
        return new Sql("select count(*)\n  from (" + matches + ") matches", unmodifiable());
    }

    private String branches(String columns, Slice slice, String order) {
        String end = order + " limit " + slice.limit();
        List<String> leading = leading();
        String union = leading.stream()
                .map(condition -> columns + "  from public.sync_activity_log\n" + where(condition, slice) + end)
                .collect(Collectors.joining(")\nunion all\n("));
        return leading.size() == 1 ? union : "(" + union + ")" + end;
    }

    /** Null stands for what is not asked. */
    private List<@Nullable Object> unmodifiable() {
        return Collections.unmodifiableList(new ArrayList<>(parameters));
    }

    private void find(Slice slice) {
        parameters.add(filter.words().toArray(String[]::new));
        parameters.add(timestamp(filter.range().start(now)));
        parameters.add(timestamp(filter.range().end()));
        parameters.add(array(filter.statuses()));
        parameters.add(array(filter.actions()));
        parameters.add(array(filter.entities()));
        parameters.add(array(filter.sources()));
        parameters.add(filter.user());
        parameters.add(filter.syncId());
        parameters.add(filter.cause());
        parameters.add(slice.start() == null ? null : timestamp(slice.start().at()));
        parameters.add(slice.start() == null ? null : slice.start().id());
        parameters.add(!slice.older());
        parameters.add(slice.limit());
    }

    private static Short @Nullable [] array(Set<? extends Coded> values) {
        return values.isEmpty() ? null : codes(values).toArray(Short[]::new);
    }

    /** The most selective filter that has an index, a condition per value. */
    private List<String> leading() {
        if (!filter.isOfOne()) {
            if (!filter.statuses().isEmpty()) {
                return each("status_code", filter.statuses());
            }
            if (!filter.entities().isEmpty() && !FilteredCodes.hasNone(filter.entities())) {
                return each("entity_code", filter.entities());
            }
            if (!filter.actions().isEmpty()) {
                return each("action_code", filter.actions());
            }
            if (!filter.sources().isEmpty() && !FilteredCodes.hasNone(filter.sources())) {
                return each("source_code", filter.sources());
            }
        }
        return List.of("");
    }

    private String where(String leading, Slice slice) {
        var where = new StringBuilder(" where org_id = ?");
        parameters.add(org);
        where.append(leading);
        and(where, " and sync_id = ?", filter.syncId());
        and(where, " and user_id = ?", filter.user());
        and(where, " and fingerprint = ?", filter.cause());
        among(where, "status_code", filter.statuses());
        among(where, "entity_code", filter.entities());
        among(where, "action_code", filter.actions());
        among(where, "source_code", filter.sources());
        and(where, " and created_at >= ?", timestamp(filter.range().start(now)));
        and(where, " and created_at < ?", timestamp(filter.range().end()));
        if (slice.start() != null) {
            and(where, slice.beyond(), timestamp(slice.start().at()));
            parameters.add(slice.start().id());
        }
        return where.append('\n').toString();
    }

    private void and(StringBuilder where, String condition, @Nullable Object value) {
        if (value != null) {
            where.append(condition);
            parameters.add(value);
        }
    }

    private static void among(StringBuilder where, String column, Set<? extends Coded> values) {
        if (!values.isEmpty() && where.indexOf(" " + column + " =") < 0) {
            where.append(" and ").append(FilteredCodes.among(column, values));
        }
    }

    private static List<String> each(String column, Set<? extends Coded> values) {
        return codes(values).stream()
                .map(code -> " and " + column + " = " + code)
                .toList();
    }

    private static Collection<Short> codes(Set<? extends Coded> values) {
        return values.stream().map(Coded::code).collect(Collectors.toCollection(TreeSet::new));
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
