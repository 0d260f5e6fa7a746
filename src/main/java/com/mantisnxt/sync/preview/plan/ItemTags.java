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
    private static final String WARNING = """
            insert into sync_console.preview_item_tag (org_id, preview_id, tag, ordinal, position)
            select i.org_id, i.preview_id, ?, row_number() over (order by i.position) - 1, i.position
              from sync_console.preview_item i
             where i.org_id = ?
               and i.preview_id = ?
               and
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
                                order by items desc
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
            """;

    private final JdbcClient jdbc;

    ItemTags(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void make(UUID org, UUID preview, BigDecimal priceThreshold) {
        jdbc.sql(FIELDS).params(org, preview).update();
        markPrices(org, preview, priceThreshold);
        jdbc.sql(WARNING + " i.stock_to_zero")
                .params(Warning.STOCK_TO_ZERO.tag(), org, preview)
                .update();
        jdbc.sql(COUNT).params(org, preview, org, preview).update();
    }

    /** Another threshold, for all previews of the connection that wait for a decision. */
    void remark(UUID org, UUID connection, BigDecimal priceThreshold) {
        List<UUID> open =
                jdbc.sql(OPEN).params(org, connection).query(UUID.class).list();
        for (UUID preview : open) {
            jdbc.sql(UNMARK).params(org, preview, Warning.PRICE_CHANGE.tag()).update();
            markPrices(org, preview, priceThreshold);
            jdbc.sql(COUNT).params(org, preview, org, preview).update();
        }
    }

    private void markPrices(UUID org, UUID preview, BigDecimal threshold) {
        jdbc.sql(WARNING + " i.price_change > ?")
                .params(Warning.PRICE_CHANGE.tag(), org, preview, threshold)
                .update();
    }
}
