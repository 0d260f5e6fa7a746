package com.mantisnxt.sync.preview;

import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the items of a preview out of its delta, some at a time. The delta is unpacked once per statement; its lists are
 * then addressed by place, so the last page costs what the first does. A search looks at every item.
 */
@Service
public class PreviewItems {

    private static final int SECONDS = 10;
    private static final int MOST_OF_AN_ITEM = 500_000;

    private static final String HELD = """
            with held as materialized (
                select case when jsonb_typeof(delta_json -> '%1$s') = 'array' then delta_json -> '%1$s' else '[]' end as items
                  from public.sync_preview_cache
                 where org_id = ? and id = ?
            )
            """;

    private static final String AT = HELD + """
            select i as index,
                   held.items -> i ->> 'id' as id,
                   case when pg_column_size(held.items -> i) <= ? then (held.items -> i)::text end as item
              from held
             cross join generate_series(?::integer, ?::integer) i
             where i < jsonb_array_length(held.items)
             order by i
            """;

    private static final String MATCHING = HELD + """
            select (element.ordinality - 1)::integer as index,
                   element.value ->> 'id' as id,
                   case when pg_column_size(element.value) <= ? then element.value::text end as item
              from held
             cross join lateral jsonb_array_elements(held.items) with ordinality element
             where element.ordinality - 1 > ?
               and element.value::text ~* ?
             order by element.ordinality
             limit ?
            """;

    private static final String COUNT_MATCHING = HELD + """
            select count(*)
              from held
             cross join lateral jsonb_array_elements(held.items) element
             where element.value::text ~* ?
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final ItemReader reader;

    PreviewItems(CurrentCaller currentCaller, JdbcClient jdbc, ItemReader reader) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.reader = reader;
    }

    /** The items of a kind from a place on; fewer than the limit at the list's end. */
    @Transactional(readOnly = true, timeout = SECONDS)
    public List<ItemRow> at(UUID preview, ChangeKind kind, int first, int limit) {
        return jdbc.sql(AT.formatted(kind.label()))
                .params(org(), preview, MOST_OF_AN_ITEM / 8, first, Math.addExact(first, limit) - 1)
                .query((row, number) -> item(kind, row).row())
                .list();
    }

    /** @param after the place of the last match of the page before, null for the first page */
    @Transactional(readOnly = true, timeout = SECONDS)
    public List<ItemRow> matching(UUID preview, ItemSearch search, @Nullable Integer after, int limit) {
        return jdbc.sql(MATCHING.formatted(search.kind().label()))
                .params(org(), preview, MOST_OF_AN_ITEM / 8, after == null ? -1 : after, search.pattern(), limit)
                .query((row, number) -> item(search.kind(), row).row())
                .list();
    }

    /** How many items of each kind hold the text. */
    @Transactional(readOnly = true, timeout = SECONDS)
    public Map<ChangeKind, Integer> count(UUID preview, String text) {
        UUID org = org();
        Map<ChangeKind, Integer> found = new EnumMap<>(ChangeKind.class);
        for (ChangeKind kind : ChangeKind.values()) {
            found.put(
                    kind,
                    jdbc.sql(COUNT_MATCHING.formatted(kind.label()))
                            .params(org, preview, new ItemSearch(kind, text).pattern())
                            .query(Integer.class)
                            .single());
        }
        return found;
    }

    /** @throws PreviewRefused when there is none, or not for the caller's organisation */
    @Transactional(readOnly = true, timeout = SECONDS)
    public PreviewItem get(UUID preview, ChangeKind kind, int index) {
        return jdbc.sql(AT.formatted(kind.label()))
                .params(org(), preview, MOST_OF_AN_ITEM, index, index)
                .query((row, number) -> item(kind, row))
                .optional()
                .orElseThrow(PreviewRefused::unknownItem);
    }

    private PreviewItem item(ChangeKind kind, ResultSet row) throws SQLException {
        String text = row.getString("item");
        int index = row.getInt("index");
        return text == null ? ItemReader.tooLarge(index, row.getString("id")) : reader.read(kind, index, text);
    }

    private UUID org() {
        return currentCaller.require(Right.READ).org().value();
    }
}
