package com.mantisnxt.sync.preview.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Numbers the items by what they can be filtered by, and counts them for the facets. */
@Repository
class ItemTags {

    /** A page shows so many facets at most; a delta with more fields is filtered by its commonest. */
    private static final int FACETS = 200;

    private static final String FIELDS = """
            insert into sync_console.preview_item_tag (org_id, preview_id, tag, ordinal, position)
            select i.org_id, i.preview_id, 'field:' || left(f.field, 200),
                   row_number() over (partition by left(f.field, 200) order by i.position) - 1, i.position
              from sync_console.preview_item i
             cross join lateral (select distinct on (left(c, 200)) c as field from unnest(i.changed) c) f
             where i.org_id = ?
               and i.preview_id = ?
            """;
    /** Fields that stay as they are warn of nothing. */
    private static final String LEFT = """
            array(select c
                    from unnest(i.changed) c
                   where not exists (
                         select from sync_console.preview_exclusion x
                          where x.org_id = i.org_id and x.preview_id = i.preview_id
                            and x.position = i.position and x.field = c))
            """;

    private static final String WARNED = """
            select i.position
              from sync_console.preview_item i
             where i.org_id = ?
               and i.preview_id = ?
               and %s
               and ((select true
                       from sync_console.preview_exclusion x
                      where x.org_id = i.org_id and x.preview_id = i.preview_id
                        and x.position = i.position and x.field <> ''
                      limit 1) is null
                    or %s)
            """;
    private static final String PRICES = WARNED.formatted(
            "i.price_change > ?",
            "coalesce(sync_console.price_change(i.before_data, i.after_data, " + LEFT + "), 0) > ?");
    private static final String STOCKS = WARNED.formatted(
            "i.stock_to_zero", "sync_console.stock_to_zero(i.before_data, i.after_data, " + LEFT + ")");
    private static final String MARK = """
            insert into sync_console.preview_item_tag (org_id, preview_id, tag, ordinal, position)
            select ?, ?, ?, row_number() over (order by w.position) - 1, w.position
              from (%s) w
            """;
    private static final String STALE = """
            with due as materialized (%s),
                 given as materialized (
                     select position
                       from sync_console.preview_item_tag
                      where org_id = ?
                        and preview_id = ?
                        and tag = ?)
            select exists (table due except table given) or exists (table given except table due)
            """;
    private static final String THRESHOLD = """
            select coalesce(g.threshold, ?)
              from sync_console.preview_plan p
              left join sync_console.guardrail g
                on g.org_id = p.org_id and g.connection_id = p.connection_id and g.kind_code = ?
             where p.org_id = ?
               and p.preview_id = ?
            """;
    private static final String UNMARK = """
            delete from sync_console.preview_item_tag
             where org_id = ?
               and preview_id = ?
               and tag = ?
            """;
    private static final String COUNT = """
            update sync_console.preview_plan p
               set facets = coalesce((
                       select jsonb_object_agg(t.tag, t.items)
                         from (select tag, count(*) as items
                                 from sync_console.preview_item_tag
                                where org_id = ?
                                  and preview_id = ?
                                group by tag
                                order by tag like 'warning:%%' desc, items desc
                                limit %d) t), '{}')
             where p.org_id = ?
               and p.preview_id = ?
            """.formatted(FACETS);
    private static final String OPEN = """
            select preview_id
              from sync_console.preview_plan
             where org_id = ?
               and connection_id = ?
               and state_code in (2, 5)
             order by preview_id
               for update
            """;

    private final JdbcClient jdbc;

    ItemTags(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void make(UUID org, UUID preview, BigDecimal priceThreshold) {
        jdbc.sql(FIELDS).params(org, preview).update();
        for (Marked marked : marked(org, preview, priceThreshold)) {
            mark(org, preview, marked);
        }
        count(org, preview);
    }

    /** Another threshold, for all previews of the connection that wait for a decision. */
    void remark(UUID org, UUID connection, BigDecimal priceThreshold) {
        List<UUID> open =
                jdbc.sql(OPEN).params(org, connection).query(UUID.class).list();
        for (UUID preview : open) {
            refresh(org, preview, priceThreshold);
        }
    }

    /** After fields were taken out or put back: items are marked by what of them would be applied. */
    void refresh(UUID org, UUID preview) {
        Guardrail unset = Guardrail.unset(Warning.PRICE_CHANGE);
        refresh(
                org,
                preview,
                jdbc.sql(THRESHOLD)
                        .params(unset.threshold(), unset.kind().code(), org, preview)
                        .query(BigDecimal.class)
                        .single());
    }

    private void refresh(UUID org, UUID preview, BigDecimal priceThreshold) {
        boolean isOther = false;
        for (Marked marked : marked(org, preview, priceThreshold)) {
            if (isStale(org, preview, marked)) {
                jdbc.sql(UNMARK).params(org, preview, marked.warning().tag()).update();
                mark(org, preview, marked);
                isOther = true;
            }
        }
        if (isOther) {
            count(org, preview);
        }
    }

    /** Which items a warning is due. */
    private record Marked(Warning warning, String due, List<?> params) {}

    private static List<Marked> marked(UUID org, UUID preview, BigDecimal priceThreshold) {
        return List.of(
                new Marked(Warning.PRICE_CHANGE, PRICES, List.of(org, preview, priceThreshold, priceThreshold)),
                new Marked(Warning.STOCK_TO_ZERO, STOCKS, List.of(org, preview)));
    }

    private boolean isStale(UUID org, UUID preview, Marked marked) {
        return jdbc.sql(STALE.formatted(marked.due()))
                .params(marked.params())
                .params(org, preview, marked.warning().tag())
                .query(Boolean.class)
                .single();
    }

    private void mark(UUID org, UUID preview, Marked marked) {
        jdbc.sql(MARK.formatted(marked.due()))
                .params(org, preview, marked.warning().tag())
                .params(marked.params())
                .update();
    }

    private void count(UUID org, UUID preview) {
        jdbc.sql(COUNT).params(org, preview, org, preview).update();
    }
}
