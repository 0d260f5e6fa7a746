package com.mantisnxt.sync.preview;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Previews stored as services store them, by plain SQL. */
public final class StoredPreviews {

    private static final String INSERT = """
            insert into public.sync_preview_cache
                   (id, org_id, sync_type, sync_id, delta_json, computed_at, expires_at, computed_by)
            values (?, ?, 'shopify', 'shopify-products', ?::jsonb, ?, ?, ?)
            """;
    private static final String MANY = """
            update public.sync_preview_cache
               set delta_json = jsonb_build_object('updated', (
                       select jsonb_agg(jsonb_build_object(
                                  'id', n,
                                  'old_data', jsonb_build_object('name', 'Item ' || n, 'price', n, 'sku', 'S-' || n),
                                  'new_data', jsonb_build_object('name', 'Item ' || n, 'price', n + 1, 'sku', 'S-' || n)))
                         from generate_series(0, ? - 1) n))
             where id = ?
            """;

    private final TestDatabase database;
    private final UUID organisation;
    private final UUID user;

    public StoredPreviews(TestDatabase database, UUID organisation, UUID user) {
        this.database = database;
        this.organisation = organisation;
        this.user = user;
    }

    /** Computed now, good for an hour. */
    public UUID add(String delta) {
        Instant now = Instant.now();
        return add(delta, now, now.plusSeconds(3_600));
    }

    public UUID add(String delta, Instant computed, Instant expires) {
        UUID id = UUID.randomUUID();
        try (Session session = database.asApplication(organisation)) {
            session.run(
                    INSERT,
                    id,
                    organisation,
                    delta,
                    computed.atOffset(ZoneOffset.UTC),
                    expires.atOffset(ZoneOffset.UTC),
                    user);
        }
        return id;
    }

    /** Changes of so many items, numbered from 0. */
    public UUID addMany(int count) {
        UUID id = add("{}");
        try (Session session = database.asApplication(organisation)) {
            session.run(MANY, count, id);
        }
        return id;
    }
}
