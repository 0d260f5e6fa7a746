package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.math.BigDecimal;
import java.sql.Timestamp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What services in the field send today, as the application role on a session that knows organisation and user. */
@ParameterizedClass
@EnumSource(TestServer.class)
class FieldStatementsTest {

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
    void startsASync() {
        assertThat(start("s1", 5000)).isEqualTo(1);
        assertThat(service.row("SELECT * FROM sync_progress WHERE org_id = ? AND sync_id = 's1'", own.id()))
                .contains(
                        entry("total_items", 5000),
                        entry("processed_count", 0),
                        entry("elapsed_seconds", 0),
                        entry("speed_items_per_min", null),
                        entry("eta_seconds", null),
                        entry("completed_at", null),
                        entry("initiated_by", own.user()));
    }

    @Test
    void aReportOfProgressReturnsWhatTheDatabaseComputed() {
        start("s1", 5000);
        startedEarlier("s1", 600);
        var row = service.row("""
                UPDATE sync_progress
                   SET processed_count = ?, failed_count = ?, current_item = ?, updated_at = now()
                 WHERE org_id = ? AND sync_id = ?
                RETURNING *
                """, 900, 100, 1000, own.id(), "s1");
        assertThat(row).contains(entry("elapsed_seconds", 600), entry("processed_count", 900));
        assertThat((BigDecimal) row.get("speed_items_per_min")).isPositive();
        assertThat((Integer) row.get("eta_seconds")).isPositive();
        assertThat((Timestamp) row.get("updated_at")).isAfter((Timestamp) row.get("started_at"));
    }

    @Test
    void progressCanBeReportedRelatively() {
        start("s1", 5000);
        for (int batch = 1; batch <= 3; batch++) {
            assertThat(service.run(
                            "UPDATE sync_progress SET current_item = ?, processed_count = processed_count + ?"
                                    + " WHERE org_id = ? AND sync_id = ?",
                            batch * 50,
                            50,
                            own.id(),
                            "s1"))
                    .isEqualTo(1);
        }
        assertThat(service.row("SELECT processed_count, current_item FROM sync_progress"))
                .containsOnly(entry("processed_count", 150), entry("current_item", 150));
    }

    @Test
    void theActiveSyncsComeWithTheNewestChangeFirst() {
        start("first", 10);
        start("second", 10);
        start("done", 10);
        service.run("UPDATE sync_progress SET processed_count = 10 WHERE sync_id = 'done'");
        service.run("UPDATE sync_progress SET processed_count = 1 WHERE sync_id = 'first'");
        assertThat(service.rows(
                        "SELECT * FROM sync_progress WHERE org_id = ? AND completed_at IS NULL ORDER BY updated_at DESC",
                        own.id()))
                .extracting(row -> row.get("sync_id"))
                .containsExactly("first", "second");
    }

    @Test
    void stuckSyncsAreFound() {
        insertStartedEarlier("stuck", 100, 0, 0, 7200);
        start("lively", 100);
        String stuck = "SELECT * FROM sync_progress WHERE completed_at IS NULL"
                + " AND updated_at < now() - interval '1 hour' AND elapsed_seconds > 3600 ORDER BY updated_at";
        assertThat(service.rows(stuck)).extracting(row -> row.get("sync_id")).containsExactly("stuck");
    }

    @Test
    void slowSyncsAreFoundAndOneThatOnlyFailsDividesNothingByZero() {
        insertStartedEarlier("slow", 100, 12, 3, 600);
        insertStartedEarlier("fast", 100_000, 50_000, 0, 600);
        insertStartedEarlier("only failing", 100, 0, 5, 600);
        assertThat(service.rows(
                        "SELECT sync_id, speed_items_per_min, elapsed_seconds::numeric / processed_count AS seconds_per_item"
                                + " FROM sync_progress WHERE org_id = ? AND speed_items_per_min > 0"
                                + " AND speed_items_per_min < 10 ORDER BY speed_items_per_min",
                        own.id()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("sync_id")).isEqualTo("slow");
                    assertThat((BigDecimal) row.get("seconds_per_item")).isEqualByComparingTo("50");
                });
    }

    private int start(String sync, int total) {
        return service.run(
                "INSERT INTO sync_progress (id, org_id, sync_id, entity_type, total_items, initiated_by, source_system)"
                        + " VALUES (gen_random_uuid(), ?, ?, 'customer', ?, ?, 'woocommerce')",
                own.id(),
                sync,
                total,
                own.user());
    }

    private void startedEarlier(String sync, int seconds) {
        service.run(
                "UPDATE sync_progress SET started_at = now() - make_interval(secs => ?) WHERE sync_id = ?",
                seconds,
                sync);
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
}
