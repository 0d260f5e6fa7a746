package com.mantisnxt.sync.preview.unpack;

import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.FoundBy;
import com.mantisnxt.sync.preview.ItemFault;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The items of a delta as rows. They never leave the database, so memory does not grow with them. What an item is made
 * of is read as leniently as a list on screen reads it.
 */
@Repository
class DeltaItems {

    private static final int LARGEST = 500_000;

    /** Deeper than that no reader follows; only what is large can be so deep. */
    private static final int DEEPEST = 400;

    private static final String ITEMS = """
            with delta as materialized (
                select k.kind, k.items,
                       coalesce(sum(jsonb_array_length(k.items)) over (
                           order by k.kind rows between unbounded preceding and 1 preceding), 0) as first_position
                  from public.sync_preview_cache c
                 cross join lateral (values (1, c.delta_json -> 'new'), (2, c.delta_json -> 'updated'),
                                            (3, c.delta_json -> 'deleted')) k(kind, items)
                 where c.org_id = ?
                   and c.id = ?
                   and jsonb_typeof(k.items) = 'array'
            ), sided as (
                select d.kind, d.first_position, e.ordinality - 1 as place, e.value as item,
                       case when jsonb_typeof(e.value -> 'data') = 'object' then e.value -> 'data'
                            else e.value end as bare
                  from delta d
                 cross join lateral jsonb_array_elements(d.items) with ordinality e
            ), whole as (
                select s.kind, s.first_position, s.place, s.item,
                       case s.kind when 2 then s.item -> 'old_data'
                                   when 3 then coalesce(s.item -> 'old_data', s.bare) end as before,
                       case s.kind when 2 then s.item -> 'new_data'
                                   when 1 then coalesce(s.item -> 'new_data', s.bare) end as after
                  from sided s
            ), known as (
                select w.*,
                       coalesce(sync_console.external_id(w.item), sync_console.external_id(w.after),
                                sync_console.external_id(w.before)) as id
                  from whole w
            )
            """;

    private static final String FAULT = ITEMS + """
            select j.kind, j.place, j.fault
              from (select k.kind, k.place,
                           case when jsonb_typeof(k.item) <> 'object' then 'NOT_A_RECORD'
                                when pg_column_size(k.item) > %1$d then 'TOO_LARGE'
                                when pg_column_size(k.item) > 8 * %2$d
                                 and jsonb_path_exists(k.item, '$.**{%2$d to last}') then 'UNREADABLE'
                                when k.id is null or length(k.id) > 255 then 'NO_ID'
                                when k.kind <> 1 and jsonb_typeof(k.before) is distinct from 'object' then 'NO_BEFORE'
                                when k.kind <> 3 and jsonb_typeof(k.after) is distinct from 'object' then 'NO_AFTER'
                           end as fault
                      from known k) j
             where j.fault is not null
             limit 1
            """.formatted(LARGEST, DEEPEST);

    private static final String ADD = ITEMS + """
            , named as (
                select k.*, sync_console.record_name(coalesce(k.after, k.before)) as name,
                       case when k.kind = 2 then sync_console.changed_fields(k.before, k.after) else '{}' end as changed
                  from known k
            )
            insert into sync_console.preview_item
                   (org_id, preview_id, position, kind_code, kind_position, external_id, name, search, changed,
                    before_version, after_hash, price_change, stock_to_zero, before_data, after_data)
            select ?, ?, n.first_position + n.place, n.kind, n.place, n.id, n.name,
            """ + FoundBy.ofRow("n") + """
                   , n.changed, 0,
                   case when n.kind <> 3 then sha256(convert_to(n.after::text, 'UTF8')) end,
                   case when n.kind = 2 then sync_console.price_change(n.before, n.after, n.changed) end,
                   n.kind = 2 and sync_console.stock_to_zero(n.before, n.after, n.changed),
                   n.before, n.after
              from named n
                on conflict (org_id, preview_id, external_id) do nothing
            """;
    private static final String FORGET_TAGS =
            "delete from sync_console.preview_item_tag where org_id = ? and preview_id = ?";
    private static final String FORGET = "delete from sync_console.preview_item where org_id = ? and preview_id = ?";

    private final JdbcClient jdbc;

    DeltaItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first thing that is wrong with an item. */
    Optional<NotUnpacked> fault(UUID org, UUID preview) {
        return jdbc.sql(FAULT)
                .params(org, preview)
                .query((row, number) -> NotUnpacked.item(
                        ItemFault.valueOf(row.getString("fault")),
                        ChangeKind.values()[row.getInt("kind") - 1].label().toLowerCase(Locale.ROOT),
                        row.getInt("place")))
                .optional();
    }

    /** @return how many; fewer than there are where a record comes twice */
    int add(UUID org, UUID preview) {
        return jdbc.sql(ADD).params(org, preview, org, preview).update();
    }

    /** With what was decided of single ones. */
    void forget(UUID org, UUID preview) {
        jdbc.sql(FORGET_TAGS).params(org, preview).update();
        jdbc.sql(FORGET).params(org, preview).update();
    }
}
