package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;

/** What the triggers make of a report: counts, status, ends and new beginnings, and what they log. */
@ParameterizedClass
@EnumSource(TestServer.class)
class ProgressRulesTest {

    @Parameter
    TestServer server;

    private TestOrganisation own;
    private Session service;

    @BeforeEach
    void aServiceSignsIn() {
        own = server.shared().newOrganisation();
        service = server.shared().asApplication(own.id());
    }

    @AfterEach
    void leave() {
        service.close();
    }

    @Test
    void refusesMoreDoneThanThereIsAndNamesTheThreeNumbers() {
        start(100);
        assertThatThrownBy(() -> tick(90, 20))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("processed (90) + failed (20) is more than the total (100)");
        assertThat(row()).contains(entry("processed_count", 0));
    }

    @Test
    void refusesNegativeCounts() {
        start(100);
        assertThatThrownBy(() -> tick(-1, 0)).hasMessageContaining("sync_progress_counts_are_not_negative");
        assertThatThrownBy(() -> update("current_item = -1"))
                .hasMessageContaining("sync_progress_current_item_lies_within_the_total");
    }

    @Test
    void capsTheCurrentItemAtTheTotal() {
        start(100);
        update("current_item = 1000");
        assertThat(row()).contains(entry("current_item", 100));
        service.run(
                "insert into sync_progress (org_id, sync_id, entity_type, total_items, current_item)"
                        + " values (?, 'eager', 'order', 5, 9)",
                own.id());
        assertThat(service.count("select current_item from sync_progress where sync_id = 'eager'"))
                .isEqualTo(5);
    }

    @Test
    void derivesTheStatusOfAServiceThatKnowsNone() {
        start(100);
        assertThat(row()).contains(entry("status", "in_progress"), entry("status_code", 2));
        tick(100, 0);
        assertThat(row()).contains(entry("status", "completed"), entry("status_code", 3));
        assertThat(row().get("completed_at")).isNotNull();
    }

    @Test
    void aSyncOfUnknownSizeWaitsAndItsFirstReportDecides() {
        start(0);
        assertThat(row()).contains(entry("status", "pending"), entry("completed_at", null));
        update("total_items = 50, processed_count = 1");
        assertThat(row()).contains(entry("status", "in_progress"), entry("completed_at", null));
    }

    @Test
    void askingForCommandsIsNoReport() {
        start(0);
        update("commands_fetched_at = now()");
        assertThat(row()).contains(entry("status", "pending"));
    }

    @Test
    void anUnknownTotalFollowsWhatIsDone() {
        startByRest(0, false);
        tick(7, 2);
        assertThat(row())
                .contains(entry("total_items", 9), entry("completed_at", null), entry("status", "in_progress"));
        tick(8, 2);
        assertThat(row()).contains(entry("total_items", 10), entry("total_grew_at", null));
        update("status = 'completed_with_errors'");
        assertThat(log()).contains(entry("record_count", 10), entry("status", "completed_with_errors"));
    }

    @Test
    void aGrowingTotalIsRemembered() {
        start(100);
        update("total_items = 140");
        assertThat(row()).contains(entry("previous_total", 100), entry("total_items", 140));
        assertThat(row().get("total_grew_at")).isNotNull();
    }

    @Test
    void keepsAnAccountOfPauses() {
        start(100);
        update("status = 'paused'");
        assertThat(row().get("paused_at")).isNotNull();
        update("paused_at = now() - interval '30 seconds'");
        update("status = 'in_progress'");
        assertThat(row()).contains(entry("paused_at", null), entry("status", "in_progress"));
        assertThat((Double) row().get("paused_seconds")).isBetween(30.0, 60.0);
    }

    @Test
    void everyUpdateIsASignOfLifeWithARevisionOfItsOwn() {
        start(100);
        Map<String, @Nullable Object> before = row();
        tick(1, 0);
        Map<String, @Nullable Object> after = row();
        assertThat(after).contains(entry("revision", 1L));
        assertThat(after.get("last_item_at")).isNotNull();
        assertThat((java.sql.Timestamp) after.get("heartbeat_at"))
                .isAfter((java.sql.Timestamp) before.get("heartbeat_at"));
        update("worker_state = 'throttled'");
        assertThat(row()).contains(entry("revision", 2L), entry("last_item_at", after.get("last_item_at")));
    }

    @Test
    void theRemovalOfAUserIsNoSignOfLife() {
        start(0);
        service.run("update sync_progress set initiated_by = ?, total_items = 9", own.user());
        Map<String, @Nullable Object> before = row();
        try (Session administrator = server.shared().asAdministrator()) {
            administrator.run("delete from auth.users_extended where id = ?", own.user());
        }
        assertThat(row())
                .contains(
                        entry("initiated_by", null),
                        entry("status", "in_progress"),
                        entry("heartbeat_at", before.get("heartbeat_at")));
    }

    @Test
    void neverFailsForArithmetic() {
        service.run(
                "insert into sync_progress (org_id, sync_id, entity_type, total_items, started_at)"
                        + " values (?, 'ancient', 'customer', 2147483647, '-infinity')",
                own.id());
        service.run(
                "insert into sync_progress (org_id, sync_id, entity_type, total_items, started_at)"
                        + " values (?, 'ahead', 'customer', 2147483647, now() + interval '1 day')",
                own.id());
        service.run("update sync_progress set processed_count = 1, failed_count = 1");
        service.run("update sync_progress set processed_count = 2147483640, failed_count = 1");
        service.run("update sync_progress set completed_at = 'infinity'");
        assertThat(service.values(String.class, "select status::text from sync_progress"))
                .containsExactly("completed_with_errors", "completed_with_errors");
        assertThatThrownBy(() -> service.run("update sync_progress set failed_count = 2147483647"))
                .hasMessageContaining("is more than the total");
    }

    @Test
    void speedIsUnknownWhileNothingIsProcessed() {
        start(100);
        tick(0, 3);
        assertThat(row()).contains(entry("speed_items_per_min", null));
    }

    @Test
    void samplesTheCourseOfASync() {
        start(100);
        tick(1, 0);
        tick(2, 0);
        assertThat(samples()).containsExactly(1L);
        update("sampled_at = sampled_at - interval '10 seconds'");
        tick(3, 0);
        tick(100, 0);
        assertThat(samples()).containsExactly(1L, 3L, 100L);
    }

    private java.util.List<Long> samples() {
        return service.values(Long.class, "select processed from sync_console.sync_progress_sample order by at");
    }

    private void start(int total) {
        service.run(
                "insert into sync_progress (org_id, sync_id, entity_type, total_items) values (?, 's', 'customer', ?)",
                own.id(),
                total);
    }

    private void startByRest(int total, boolean known) {
        service.run(
                "insert into sync_progress (org_id, sync_id, entity_type, total_items, total_known, completes_by_finish,"
                        + " status) values (?, 's', 'customer', ?, ?, true, 'in_progress')",
                own.id(),
                total,
                known);
    }

    private void tick(int processed, int failed) {
        update("processed_count = " + processed + ", failed_count = " + failed);
    }

    private void update(String assignments) {
        assertThat(service.run("update sync_progress set " + assignments + " where sync_id = 's'"))
                .isEqualTo(1);
    }

    private Map<String, @Nullable Object> row() {
        return service.row("select * from sync_progress where sync_id = 's'");
    }

    private Map<String, @Nullable Object> log() {
        return service.row("select * from sync_activity_log order by created_at desc limit 1");
    }
}
