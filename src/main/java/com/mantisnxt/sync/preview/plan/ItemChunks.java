package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Matching items in full, for what reads all of them: a chunk at a time, bounded in items and in bytes, each in a short
 * transaction of its own.
 */
@Service
public class ItemChunks {

    private static final int ITEMS = 200;
    private static final int BYTES = 2 * 1024 * 1024;
    private static final int ITEMS_FOR_NAMES = 5_000;
    private static final int SECONDS = 10;

    /** Each item is looked up by itself: planned when the tables were small, or not counted yet, a join would try each with each. */
    private static final String PAGE = "with page as materialized (select i.position %s) ";

    /** Whole items as long as their sides sum up to no more; one at least. Each has the sum in upto. */
    static final String FULL = PAGE + """
            , item as (
            """ + ItemRows.COLUMNS_WITH_SIDES + """
                   , coalesce(octet_length(i.before_data), 0)
                     + coalesce(octet_length(i.after_data), 0) as size
              from page p
             cross join lateral (
                   select i.org_id, i.preview_id, i.position, i.kind_code, i.external_id, i.name, i.changed,
                          i.before_version, i.before_state, i.before_data::text as before_data,
                          i.after_state, i.after_data::text as after_data
                     from sync_console.preview_item i
                    where i.org_id = ? and i.preview_id = ? and i.position between p.position and p.position
                    order by i.position
                    limit 1) i)
            select *
              from (select item.*, sum(size) over (order by position rows unbounded preceding) as upto from item) sized
             where upto - size <= ?
             order by position
            """;

    private static final String NAMES = PAGE + """
            select (select count(*) from page) as items,
                   (select max(position) from page) as last,
                   array(select distinct f.name
                           from page p
                          cross join lateral (
                                select i.before_data, i.after_data
                                  from sync_console.preview_item i
                                 where i.org_id = ? and i.preview_id = ?
                                   and i.position between p.position and p.position
                                 order by i.position
                                 limit 1) i
                          cross join lateral (
                                select jsonb_object_keys(i.before_data)
                                 union
                                select jsonb_object_keys(i.after_data)) f(name)) as names
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final ItemRows rows;
    private final ItemMarks marks;
    private final OrderedReads ordered;

    ItemChunks(CurrentCaller currentCaller, JdbcClient jdbc, ItemRows rows, ItemMarks marks, OrderedReads ordered) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.rows = rows;
        this.marks = marks;
        this.ordered = ordered;
    }

    /** @param next hand it over to get the chunk after this one; null at the end */
    public record Chunk<T>(List<T> content, @Nullable Integer next) {}

    /** @param after the {@code next} of the chunk before, null for the first one */
    @Transactional(readOnly = true, timeout = SECONDS)
    public Chunk<PlanItem> items(UUID preview, ItemQuery query, @Nullable Integer after) {
        ItemStatement statement = new ItemStatement(org(), preview, query);
        boolean numbered = statement.cursor().isPresent();
        ordered.begin();
        var found = statement.after(after, ITEMS);
        List<Sized> sized = jdbc.sql(FULL.formatted(found.from()))
                .params(found.params())
                .params(org(), preview, BYTES)
                .query((row, number) -> new Sized(rows.full(row, number), row.getLong("upto")))
                .list();
        List<PlanItem> items = marked(preview, sized.stream().map(Sized::item).toList());
        if (items.isEmpty() || items.size() < ITEMS && sized.getLast().upto() <= BYTES) {
            return new Chunk<>(items, null);
        }
        int last = items.getLast().row().position();
        return new Chunk<>(items, numbered ? start(after) + items.size() : Integer.valueOf(last));
    }

    /** @param upto bytes of the sides of its chunk up to it */
    private record Sized(PlanItem item, long upto) {}

    private List<PlanItem> marked(UUID preview, List<PlanItem> items) {
        List<PlanItemRow> summaries =
                marks.mark(org(), preview, items.stream().map(PlanItem::row).toList());
        return IntStream.range(0, items.size())
                .mapToObj(i -> items.get(i).with(summaries.get(i)))
                .toList();
    }

    /** The names of fields that the items of a larger chunk have on either side. */
    @Transactional(readOnly = true, timeout = SECONDS)
    public Chunk<String> fieldNames(UUID preview, ItemQuery query, @Nullable Integer after) {
        ItemStatement statement = new ItemStatement(org(), preview, query);
        boolean numbered = statement.cursor().isPresent();
        ordered.begin();
        var found = statement.after(after, ITEMS_FOR_NAMES);
        List<Object> params = new ArrayList<>(found.params());
        params.addAll(List.of(org(), preview));
        return jdbc.sql(NAMES.formatted(found.from()))
                .params(params)
                .query((row, number) -> {
                    int items = row.getInt("items");
                    Integer next =
                            numbered ? Integer.valueOf(start(after) + items) : Integer.valueOf(row.getInt("last"));
                    return new Chunk<>(PlanReader.texts(row, "names"), items < ITEMS_FOR_NAMES ? null : next);
                })
                .single();
    }

    /** The number before the first one of a chunk, for items that have numbers. */
    private static int start(@Nullable Integer after) {
        return Objects.requireNonNullElse(after, -1);
    }

    private UUID org() {
        return currentCaller.require(Right.READ).org().value();
    }
}
