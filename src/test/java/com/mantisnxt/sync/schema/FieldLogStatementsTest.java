package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What services in the field send today about previews and the log. */
@ParameterizedClass
@EnumSource(TestServer.class)
class FieldLogStatementsTest {

    @Parameter
    TestServer server;

    private TestOrganisation own;
    private Session service;

    @BeforeEach
    void aServiceSignsIn() {
        own = server.shared().newOrganisation();
        service = server.shared().asApplication(own.id());
        service.set("app.current_user_id", own.user().toString());
    }

    @AfterEach
    void leave() {
        service.close();
    }

    @Test
    void aCachedPreviewIsFoundByItsKeyUntilItExpires() {
        String delta = "{\"new\": [{\"id\": 7}], \"statistics\": {\"new_count\": 1}}";
        service.run(
                "INSERT INTO sync_preview_cache (org_id, sync_type, sync_id, delta_json, computed_by, cache_key)"
                        + " VALUES (?, 'woocommerce', ?, ?::jsonb, ?, ?)",
                own.id(),
                "s1",
                delta,
                own.user(),
                "woo:customers");
        String find = "SELECT delta_json FROM sync_preview_cache WHERE cache_key = ? AND expires_at > now() LIMIT 1";
        assertThat(service.values(String.class, find, "woo:customers"))
                .containsExactly("{\"new\": [{\"id\": 7}], \"statistics\": {\"new_count\": 1}}");
        service.run("UPDATE sync_preview_cache SET expires_at = now() - interval '1 second'");
        assertThat(service.values(String.class, find, "woo:customers")).isEmpty();
    }

    @Test
    void anItemsErrorIsLogged() {
        logError("s1", "SKU 4711: price is not a number");
        assertThat(service.row("SELECT * FROM sync_activity_log"))
                .contains(
                        entry("status", "completed_with_errors"),
                        entry("record_count", 1),
                        entry("error_message", "SKU 4711: price is not a number"),
                        entry("user_id", own.user()));
    }

    @Test
    void theLogIsReadByWeekByFailureAndByUser() {
        logError("s1", "broken");
        service.run(
                "INSERT INTO sync_activity_log (org_id, action, status, created_at)"
                        + " VALUES (?, 'scheduled_run', 'completed', now() - interval '6 days')",
                own.id());
        service.run(
                "INSERT INTO sync_activity_log (org_id, action, status, created_at)"
                        + " VALUES (?, 'scheduled_run', 'timeout', now() - interval '20 days')",
                own.id());
        assertThat(service.rows(
                        "SELECT * FROM sync_activity_log WHERE org_id = ?"
                                + " AND created_at > now() - (? || ' days')::interval ORDER BY created_at DESC LIMIT 1000",
                        own.id(),
                        "7"))
                .extracting(row -> row.get("status"))
                .containsExactly("completed_with_errors", "completed");
        assertThat(service.rows(
                        "SELECT * FROM sync_activity_log WHERE org_id = ?"
                                + " AND status IN ('failed','completed_with_errors','timeout')"
                                + " AND created_at > now() - (? || ' days')::interval ORDER BY created_at DESC",
                        own.id(),
                        "30"))
                .extracting(row -> row.get("status"))
                .containsExactly("completed_with_errors", "timeout");
        assertThat(service.rows(
                        "SELECT * FROM sync_activity_log WHERE org_id = ? AND user_id = ?"
                                + " ORDER BY created_at DESC LIMIT 100",
                        own.id(),
                        own.user()))
                .hasSize(1);
    }

    @Test
    void theTrendOfDurationsIsGroupedByEntity() {
        insertStartedEarlier("a", 100, 0, 0, 600);
        insertStartedEarlier("b", 50, 0, 0, 300);
        service.run("UPDATE sync_progress SET processed_count = total_items");
        assertThat(service.row(
                        "SELECT entity_type, count(*), avg(duration_seconds), max(duration_seconds), sum(record_count)"
                                + " FROM sync_activity_log WHERE org_id = ? AND created_at > now() - interval '30 days'"
                                + " AND status IN ('completed','completed_with_errors') GROUP BY entity_type",
                        own.id()))
                .contains(entry("entity_type", "customer"), entry("count", 2L), entry("sum", 150L))
                .satisfies(row -> assertThat((BigDecimal) row.get("max"))
                        .isBetween(BigDecimal.valueOf(600), BigDecimal.valueOf(630)));
    }

    @Test
    void cleansUpItsOwnExpiredPreviewsOnly() {
        TestOrganisation other = server.shared().newOrganisation();
        preview(service, own, "expired", "1 second");
        preview(service, own, "fresh", "-1 hour");
        try (Session neighbour = server.shared().asApplication(other.id())) {
            preview(neighbour, other, "expired", "1 second");
            assertThat(service.row("SELECT * FROM auto_cleanup_preview_cache()"))
                    .containsOnly(entry("deleted_count", 1), entry("error_message", null));
            assertThat(service.values(String.class, "SELECT cache_key FROM sync_preview_cache"))
                    .containsExactly("fresh");
            assertThat(neighbour.count("SELECT count(*) FROM sync_preview_cache"))
                    .isEqualTo(1);
        }
    }

    private void insertStartedEarlier(String sync, int total, int processed, int failed, int seconds) {
        service.run(
                "INSERT INTO sync_progress (org_id, sync_id, entity_type, total_items, processed_count, failed_count,"
                        + " started_at, updated_at) VALUES (?, ?, 'customer', ?, ?, ?,"
                        + " now() - make_interval(secs => ?), now() - make_interval(secs => ?))",
                own.id(),
                sync,
                total,
                processed,
                failed,
                seconds,
                seconds);
    }

    private void logError(String sync, String error) {
        assertThat(service.run(
                        "INSERT INTO sync_activity_log (id, org_id, sync_id, entity_type, action, status, record_count,"
                                + " error_message, user_id, created_at) VALUES (gen_random_uuid(), ?, ?, 'customer',"
                                + " 'batch_process', 'completed_with_errors', 1, ?, ?, now())",
                        own.id(),
                        sync,
                        error,
                        own.user()))
                .isEqualTo(1);
    }

    private static void preview(Session session, TestOrganisation organisation, String key, String ago) {
        session.run(
                "INSERT INTO sync_preview_cache (org_id, sync_type, cache_key, expires_at)"
                        + " VALUES (?, 'odoo', ?, now() - ?::interval)",
                organisation.id(),
                key,
                ago);
    }
}
