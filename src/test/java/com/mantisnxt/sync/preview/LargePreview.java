package com.mantisnxt.sync.preview;

import com.mantisnxt.sync.testing.Session;
import java.util.UUID;

/** A preview of many products whose prices change, as if a service had brought it; by plain SQL, for the sake of time. */
public final class LargePreview {

    private LargePreview() {}

    /** @param fat how many characters of text each side has beside its price */
    public static UUID with(Session session, UUID organisation, int items, int fat) {
        UUID preview = UUID.randomUUID();
        session.run(
                "insert into public.sync_preview_cache (id, org_id, sync_type, expires_at)"
                        + " values (?, ?, 'odoo', now() + interval '1 day')",
                preview,
                organisation);
        session.run("""
                insert into sync_console.preview_plan
                       (org_id, preview_id, entity_code, source_code, state_code, complete, updated_count, plan_hash,
                        decision_hash, approvable_until, facets)
                values (?, ?, 2, 2, 2, true, ?, '\\x01', '\\x02', now() + interval '1 hour',
                        jsonb_build_object('field:price', ?::integer))
                """, organisation, preview, items, items);
        session.run("""
                insert into sync_console.preview_item
                       (org_id, preview_id, position, kind_code, kind_position, external_id, name, search, changed,
                        before_version, after_hash, before_data, after_data)
                select ?, ?, n, 2, n, 'p-' || to_char(n, 'FM000000'), 'Product ' || n, 'p-' || n || ' product',
                       '{price}', 1, sha256('x'),
                       jsonb_build_object('name', 'Product ' || n, 'price', '10.00', 'text', repeat('a word ', ? / 7)),
                       jsonb_build_object('name', 'Product ' || n, 'price', '11.00', 'text', repeat('a word ', ? / 7))
                  from generate_series(0, ? - 1) n
                """, organisation, preview, fat, fat, items);
        session.run("""
                insert into sync_console.preview_item_tag (org_id, preview_id, tag, ordinal, position)
                select ?, ?, 'field:price', n, n from generate_series(0, ? - 1) n
                """, organisation, preview, items);
        return preview;
    }
}
