package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The items of a preview, some at a time, in the order of their ids. All items, those of a kind and those with a field
 * or a warning are numbered, so any page of them costs what the first does.
 */
@Service
public class PlanItems {

    private static final int SECONDS = 10;

    /** Items that no index numbers are found in a narrow index first. */
    static final String FOUND_FIRST = "with page as materialized (select i.position %s) " + ItemRows.COLUMNS + """
              from page p
             cross join lateral (
                   select *
                     from sync_console.preview_item i
                    where i.org_id = ? and i.preview_id = ? and i.position between p.position and p.position
                    order by i.position
                    limit 1) i
             order by i.position
            """;

    private static final String FULL = ItemRows.COLUMNS_WITH_SIDES + """
              from sync_console.preview_item i
             where i.org_id = ?
               and i.preview_id = ?
               and i.position = ?
            """;

    static final String AMONG = "select named.position from unnest(?::integer[]) named(position) where ";

    private static final String FACETS = """
            select facet.key as tag, facet.value::integer as items
              from sync_console.preview_plan p
             cross join lateral jsonb_each_text(p.facets) facet
             where p.org_id = ?
               and p.preview_id = ?
             order by facet.value::integer desc, facet.key
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final ItemRows rows;
    private final ItemMarks marks;
    private final OrderedReads ordered;

    PlanItems(CurrentCaller currentCaller, JdbcClient jdbc, ItemRows rows, ItemMarks marks, OrderedReads ordered) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.rows = rows;
        this.marks = marks;
        this.ordered = ordered;
    }

    /** How many items change a field or are marked by a warning; those with most items first. */
    public record Facets(Map<String, Integer> fields, Map<Warning, Integer> warnings) {}

    /** @param next hand it over to get the page after this one; null at the end */
    public record Page(List<PlanItemRow> items, @Nullable Integer next) {}

    /** Matching items from the first-th on, as a list on screen asks for them. */
    @Transactional(readOnly = true, timeout = SECONDS)
    public List<PlanItemRow> at(UUID preview, ItemQuery query, int first, int limit) {
        ItemStatement statement = statement(preview, query);
        return read(preview, statement.number().isPresent(), statement.at(first, limit));
    }

    /** @param after the {@code next} of the page before, null for the first page */
    @Transactional(readOnly = true, timeout = SECONDS)
    public Page page(UUID preview, ItemQuery query, @Nullable Integer after, int limit) {
        ItemStatement statement = statement(preview, query);
        boolean numbered = statement.cursor().isPresent();
        List<PlanItemRow> items = read(preview, numbered, statement.after(after, limit));
        if (items.size() < limit) {
            return new Page(items, null);
        }
        int last = numbered
                ? (after == null ? -1 : after) + items.size()
                : items.getLast().position();
        return new Page(items, last);
    }

    @Transactional(readOnly = true, timeout = SECONDS)
    public int count(UUID preview, ItemQuery query) {
        var found = statement(preview, query).counted();
        return jdbc.sql("select count(*) " + found.from())
                .params(found.params())
                .query(Integer.class)
                .single();
    }

    /** Those that match, of items that are named by their positions. */
    @Transactional(readOnly = true, timeout = SECONDS)
    public List<Integer> among(UUID preview, ItemQuery query, Collection<Integer> positions) {
        if (positions.isEmpty()) {
            return List.of();
        }
        var matches = new ItemStatement(org(), preview, query).is("named.position");
        ordered.begin();
        return jdbc.sql(AMONG + matches.from())
                .param(positions.toArray(Integer[]::new))
                .params(matches.params())
                .query(Integer.class)
                .list();
    }

    /** @throws PlanRefused when there is none, or not for the caller's organisation */
    @Transactional(readOnly = true, timeout = SECONDS)
    public PlanItem get(UUID preview, int position) {
        UUID org = org();
        PlanItem item = jdbc.sql(FULL)
                .params(org, preview, position)
                .query(rows::full)
                .optional()
                .orElseThrow(PlanRefused::unknownItem);
        return item.with(marks.mark(org, preview, List.of(item.row())).getFirst());
    }

    @Transactional(readOnly = true, timeout = SECONDS)
    public Facets facets(UUID preview) {
        Map<String, Integer> fields = new LinkedHashMap<>();
        Map<Warning, Integer> warnings = new LinkedHashMap<>();
        jdbc.sql(FACETS).params(org(), preview).query(row -> {
            String tag = String.valueOf(row.getString("tag"));
            if (tag.startsWith("field:")) {
                fields.put(tag.substring("field:".length()), row.getInt("items"));
            }
            for (Warning warning : Warning.values()) {
                if (tag.equals(warning.tag())) {
                    warnings.put(warning, row.getInt("items"));
                }
            }
        });
        return new Facets(fields, warnings);
    }

    private List<PlanItemRow> read(UUID preview, boolean numbered, ItemStatement.Found found) {
        UUID org = org();
        ordered.begin();
        var statement = numbered
                ? jdbc.sql(ItemRows.COLUMNS + found.from()).params(found.params())
                : jdbc.sql(FOUND_FIRST.formatted(found.from()))
                        .params(found.params())
                        .params(org, preview);
        return marks.mark(org, preview, statement.query(rows::row).list());
    }

    private ItemStatement statement(UUID preview, ItemQuery query) {
        return new ItemStatement(org(), preview, query);
    }

    private UUID org() {
        return currentCaller.require(Right.READ).org().value();
    }
}
