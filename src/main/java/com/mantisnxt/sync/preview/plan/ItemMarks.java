package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.Coded;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was said of items after they were computed: too large a change, taken out, tried. */
@Repository
class ItemMarks {

    /** For all items of a page at once: joined to each, the marks would cost more than the items. */
    static final String MARKS = """
            select m.*
              from unnest(?::integer[]) n(position)
             cross join lateral (
                   (select position, tag as mark, '' as field, 0 as outcome_code
                      from sync_console.preview_item_tag
                     where org_id = ? and preview_id = ? and tag = ?
                       and position between n.position and n.position
                     order by position
                     limit 1)
                   union all
                   (select position, tag, '', 0
                      from sync_console.preview_item_tag
                     where org_id = ? and preview_id = ? and tag = ?
                       and position between n.position and n.position
                     order by position
                     limit 1)
                   union all
                   (select position, 'out', field, 0
                      from sync_console.preview_exclusion
                     where org_id = ? and preview_id = ?
                       and position between n.position and n.position
                     order by position
                    offset 0)
                   union all
                   (select position, 'outcome', '', outcome_code
                      from sync_console.preview_outcome
                     where org_id = ? and preview_id = ?
                       and position between n.position and n.position
                     order by position
                     limit 1)) m
            """;

    private final JdbcClient jdbc;

    ItemMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The same items, in the same order, with their marks. */
    List<PlanItemRow> mark(UUID org, UUID preview, List<PlanItemRow> items) {
        if (items.isEmpty()) {
            return items;
        }
        Integer[] positions = items.stream().map(PlanItemRow::position).toArray(Integer[]::new);
        Found found = new Found();
        jdbc.sql(MARKS)
                .param(positions)
                .params(org, preview, Warning.PRICE_CHANGE.tag())
                .params(org, preview, Warning.STOCK_TO_ZERO.tag())
                .params(org, preview, org, preview)
                .query(row -> {
                    found.add(
                            row.getInt("position"),
                            String.valueOf(row.getString("mark")),
                            String.valueOf(row.getString("field")),
                            row.getInt("outcome_code"));
                });
        return items.stream().map(found::mark).toList();
    }

    private static final class Found {

        private final Map<Integer, Set<Warning>> warnings = new HashMap<>();
        private final Set<Integer> excluded = new HashSet<>();
        private final Map<Integer, List<String>> fields = new HashMap<>();
        private final Map<Integer, OutcomeKind> outcomes = new HashMap<>();

        void add(int position, String mark, String field, int outcome) {
            if (outcome != 0) {
                outcomes.put(position, Coded.byCode(OutcomeKind.class, outcome));
            } else if (mark.startsWith(Warning.TAG)) {
                warnings.computeIfAbsent(position, first -> EnumSet.noneOf(Warning.class))
                        .add(Warning.ofTag(mark));
            } else if (field.isEmpty()) {
                excluded.add(position);
            } else {
                fields.computeIfAbsent(position, first -> new ArrayList<>()).add(field);
            }
        }

        PlanItemRow mark(PlanItemRow item) {
            int at = item.position();
            @Nullable OutcomeKind outcome = outcomes.get(at);
            return new PlanItemRow(
                    at,
                    item.kind(),
                    item.externalId(),
                    item.name(),
                    item.changed(),
                    warnings.getOrDefault(at, Set.of()),
                    excluded.contains(at),
                    fields.getOrDefault(at, List.of()),
                    outcome);
        }
    }
}
