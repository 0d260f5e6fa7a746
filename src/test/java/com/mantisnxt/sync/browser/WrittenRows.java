package com.mantisnxt.sync.browser;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Syncs as they stand after long work: written past the triggers, which would need that work. */
final class WrittenRows {

    /** Nothing is expected of their service for a while, so that they stand still. */
    private static final Map<String, String> USUAL = Map.of(
            "entity_type", "'product'",
            "entity_code", "sync_console.entity_code('product')",
            "source_system", "'shopify'",
            "source_code", "sync_console.source_code('shopify')",
            "status", "'in_progress'",
            "total_items", "1000",
            "last_item_at", "now()",
            "worker_until", "now() + interval '10 minutes'",
            "revision", "1");

    private final OrganisationFixture organisation;

    WrittenRows(OrganisationFixture organisation) {
        this.organisation = organisation;
    }

    OrganisationFixture organisation() {
        return organisation;
    }

    /** @param values SQL by column, where it differs from a sync that has just begun */
    void add(String syncId, Map<String, String> values) {
        add("'" + syncId + "'", 1, values);
    }

    /** Named by their number; each began a second before the one of the number before, so this is their order. */
    void addMany(String name, int count) {
        add(
                "'" + name + "-' || lpad(n::text, 4, '0')",
                count,
                Map.of("started_at", "now() - make_interval(secs => n)"));
    }

    private void add(String syncId, int count, Map<String, String> values) {
        Map<String, String> columns = new LinkedHashMap<>(USUAL);
        columns.putAll(values);
        columns.put("status_code", "sync_console.status_code(" + columns.get("status") + ")");
        try (Session administrator = TestServer.POSTGRES_18.shared().asAdministrator()) {
            administrator.set("session_replication_role", "replica");
            administrator.run(
                    "insert into public.sync_progress (org_id, sync_id, " + String.join(", ", columns.keySet())
                            + ") select ?, " + syncId + ", " + String.join(", ", columns.values())
                            + " from generate_series(1, ?) n",
                    organisation.id.value(),
                    count);
        }
    }

    /** As a service that speaks SQL does. */
    void update(String syncId, String set) {
        try (Session service = TestServer.POSTGRES_18.shared().asApplication(organisation.id.value())) {
            service.run("update public.sync_progress set " + set + " where sync_id = ?", syncId);
        }
    }
}
