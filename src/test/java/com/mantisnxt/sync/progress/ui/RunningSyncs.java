package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import java.util.UUID;

/** Syncs of an organisation that are under way, as a service by plain SQL has them. */
final class RunningSyncs {

    private final TestDatabase database;
    private final UUID organisation;

    RunningSyncs(TestDatabase database, UUID organisation) {
        this.database = database;
        this.organisation = organisation;
    }

    /** Of 100 products. */
    void start(String syncId, String source) {
        run(
                "insert into public.sync_progress (org_id, sync_id, entity_type, source_system, total_items)"
                        + " values (?, ?, 'product', ?, 100)",
                organisation,
                syncId,
                source);
    }

    void report(String syncId, int processed) {
        run("update public.sync_progress set processed_count = ? where sync_id = ?", processed, syncId);
    }

    /** Its service asks what is wanted of it, and so gets asked. */
    void listens(String syncId) {
        run("update public.sync_progress set commands_fetched_at = now() where sync_id = ?", syncId);
    }

    void isSilentFor(String syncId, String time) {
        try (Session administrator = database.asAdministrator()) {
            // past the triggers, which keep these times themselves
            administrator.set("session_replication_role", "replica");
            administrator.run(
                    "update public.sync_progress set heartbeat_at = now() - ?::interval, revision = revision + 1"
                            + " where org_id = ? and sync_id = ?",
                    time,
                    organisation,
                    syncId);
        }
    }

    /** One sample of its speed for each second, going up. */
    void hasSpeeds(String syncId, int count) {
        run("""
                insert into sync_console.sync_progress_sample (org_id, progress_id, at, processed, failed, items_per_min)
                select p.org_id, p.id, p.started_at + make_interval(secs => n), n, 0, 100 + n
                  from public.sync_progress p, generate_series(1, ?) n
                 where p.sync_id = ?
                """, count, syncId);
    }

    private void run(String sql, Object... values) {
        try (Session service = database.asApplication(organisation)) {
            service.run(sql, values);
        }
    }
}
