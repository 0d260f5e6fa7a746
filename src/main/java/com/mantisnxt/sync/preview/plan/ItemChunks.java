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

/** Matching items in full, a chunk at a time, each in a short transaction of its own: for what reads all of them. */
@Service
public class ItemChunks {

    private static final int ITEMS = 200;
    private static final int ITEMS_FOR_NAMES = 5_000;
    private static final int SECONDS = 10;

    /** Materialized: planned when the tables were small, all joins as one would try each item with each. */
    private static final String PAGE = "with page as materialized (select i.position %s) ";

    private static final String FULL = PAGE + ItemRows.COLUMNS_WITH_SIDES + """
              from page p
              join sync_console.preview_item i on i.org_id = ? and i.preview_id = ? and i.position = p.position
             order by i.position
            """;
    private static final String NAMES = PAGE + """
            select (select count(*) from page) as items,
                   (select max(position) from page) as last,
                   array(select distinct f.name
                           from page p
                           join sync_console.preview_item i
                             on i.org_id = ? and i.preview_id = ? and i.position = p.position
                          cross join lateral (
                                select jsonb_object_keys(i.before_data)
                                 union
                                select jsonb_object_keys(i.after_data)) f(name)) as names
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final ItemRows rows;
    private final ItemMarks marks;

    ItemChunks(CurrentCaller currentCaller, JdbcClient jdbc, ItemRows rows, ItemMarks marks) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.rows = rows;
        this.marks = marks;
    }

    /** @param next hand it over to get the chunk after this one; null at the end */
    public record Chunk<T>(List<T> content, @Nullable Integer next) {}

    /** @param after the {@code next} of the chunk before, null for the first one */
    @Transactional(readOnly = true, timeout = SECONDS)
    public Chunk<PlanItem> items(UUID preview, ItemQuery query, @Nullable Integer after) {
        ItemStatement statement = new ItemStatement(org(), preview, query);
        boolean numbered = statement.number().isPresent();
        var found = statement.after(after, ITEMS);
        List<PlanItem> items = marked(
                preview,
                jdbc.sql(FULL.formatted(found.from()))
                        .params(found.params())
                        .params(org(), preview)
                        .query(rows::full)
                        .list());
        if (items.size() < ITEMS) {
            return new Chunk<>(items, null);
        }
        int last = items.getLast().row().position();
        return new Chunk<>(items, numbered ? start(after) + items.size() : Integer.valueOf(last));
    }

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
        boolean numbered = statement.number().isPresent();
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
