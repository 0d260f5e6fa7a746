package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import java.util.Map;
import java.util.UUID;

/** Syncs of an organisation that ended at moments of a test's choice. */
public final class EndedSyncs {

    private static final String ADD = """
            insert into public.sync_progress (
                org_id, sync_id, entity_type, entity_code, source_system, source_code, status, status_code,
                total_items, processed_count, failed_count, elapsed_seconds, started_at, heartbeat_at, completed_at,
                started_by)
            select ?, ? || case when n = 0 then '' else '-' || n end, e.type, sync_console.entity_code(e.type), e.source,
                   sync_console.source_code(e.source), e.status, sync_console.status_code(e.status), 10,
                   e.processed, e.failed, e.took,
                   e.at - make_interval(secs => n + 60), e.at - make_interval(secs => n), e.at - make_interval(secs => n),
                   e.starter
              from (select ?::public.sync_entity_type as type, ?::text as source, ?::public.sync_status_type as status,
                           clock_timestamp() - ?::interval as at, ?::text as starter,
                           ?::integer as processed, ?::integer as failed, ?::integer as took) as e,
                   generate_series(0, ? - 1) as n
            """;

    private final TestDatabase database;
    private final UUID organisation;

    public EndedSyncs(TestDatabase database, UUID organisation) {
        this.database = database;
        this.organisation = organisation;
    }

    public void add(String syncId, String status, String ago) {
        add(syncId, Map.of("status", status, "ago", ago));
    }

    /** @param values status, entity, source, ago, starter, processed, failed, took; left out: completed, product, shopify, 1 minute, nobody, 10, 0, 0 */
    public void add(String syncId, Map<String, String> values) {
        addMany(syncId, 1, values);
    }

    /** The first ended when the values say, each further one a second before. */
    public void addMany(String syncId, int count, Map<String, String> values) {
        try (Session administrator = database.asAdministrator()) {
            // past the triggers, which would have them end now
            administrator.set("session_replication_role", "replica");
            administrator.run(
                    ADD,
                    organisation,
                    syncId,
                    values.getOrDefault("entity", "product"),
                    values.getOrDefault("source", "shopify"),
                    values.getOrDefault("status", "completed"),
                    values.getOrDefault("ago", "1 minute"),
                    values.get("starter"),
                    values.getOrDefault("processed", "10"),
                    values.getOrDefault("failed", "0"),
                    values.getOrDefault("took", "0"),
                    count);
        }
    }
}
