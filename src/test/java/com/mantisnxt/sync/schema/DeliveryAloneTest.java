package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;

/** What migration 0024 does by itself, before any later migration replaces its functions or adds to its policies. */
@ParameterizedClass
@EnumSource(TestServer.class)
class DeliveryAloneTest {

    private static final List<String> TABLES = List.of("sync_progress", "sync_preview_cache", "sync_activity_log");

    @Parameter
    TestServer server;

    private TestDatabase database;
    private TestOrganisation own;
    private Session service;

    @BeforeEach
    void aServiceSignsIn() {
        database = DeliveryAlone.on(server);
        own = database.newOrganisation();
        service = database.asApplication(own.id());
    }

    @AfterEach
    void leave() {
        service.close();
    }

    @Test
    void impossibleCountsAreRefusedWithTheThreeNumbers() {
        start(100);
        assertThatThrownBy(() -> tick(90, 20))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("processed (90) + failed (20) is more than the total (100)");
        assertThatThrownBy(() -> tick(-1, 0)).hasMessageContaining("sync_progress_counts_are_not_negative");
        update("current_item = 1000");
        assertThat(row()).contains(entry("processed_count", 0), entry("current_item", 100));
    }

    @Test
    void whatHasEndedKeepsItsDuration() {
        start(100);
        update("started_at = '2026-01-01 10:00+00', completed_at = '2026-01-01 10:10+00', processed_count = 100");
        update("metadata = '{\"seen\": true}'");
        assertThat(row()).contains(entry("elapsed_seconds", 600), entry("eta_seconds", 0));
        assertThat(row().get("speed_items_per_min")).hasToString("10.00");
    }

    @Test
    void failedItemsTakeTimeToo() {
        start(1_000);
        update("started_at = now() - interval '100 seconds', processed_count = 80, failed_count = 20");
        Map<String, @Nullable Object> row = row();
        int elapsed = (Integer) row.get("elapsed_seconds");
        assertThat(elapsed).isGreaterThanOrEqualTo(100);
        assertThat((Integer) row.get("eta_seconds")).isBetween(9 * elapsed, 9 * (elapsed + 1));
    }

    @Test
    void speedAndEtaAreUnknownWhileNothingIsDone() {
        start(100);
        assertThat(row()).contains(entry("speed_items_per_min", null), entry("eta_seconds", null));
        tick(0, 3);
        assertThat(row()).contains(entry("speed_items_per_min", null));
    }

    @Test
    void aTickNeverFailsForArithmetic() {
        insert("ancient", 2_147_483_647, "'-infinity'");
        insert("ahead", 2_147_483_647, "now() + interval '1 day'");
        service.run("update sync_progress set processed_count = 1, failed_count = 1");
        service.run("update sync_progress set processed_count = 2147483640, failed_count = 1");
        service.run("update sync_progress set completed_at = 'infinity'");
        assertThat(service.count("select count(*) from sync_progress where completed_at = 'infinity'"))
                .isEqualTo(2);
        assertThatThrownBy(() -> service.run("update sync_progress set failed_count = 2147483647"))
                .hasMessageContaining("is more than the total");
    }

    @Test
    void withNothingToWaitForTheFirstUpdateEndsIt() {
        start(0);
        assertThat(row()).contains(entry("completed_at", null));
        update("current_item = 0");
        assertThat(row().get("completed_at")).isNotNull();
        assertThat(log()).singleElement().satisfies(entry -> assertThat(entry).containsEntry("status", "completed"));
    }

    @ParameterizedTest
    @CsvSource({"0, 7, failed", "30, 0, completed_with_errors", "100, 0, completed", "90, 10, completed_with_errors"})
    void anEndIsLoggedOnceWithItsStatus(int processed, int failed, String status) {
        start(100);
        update("processed_count = " + processed + ", failed_count = " + failed + ", completed_at = now()");
        update("metadata = '{}'");
        assertThat(log())
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .contains(
                                entry("action", "sync_complete"),
                                entry("status", status),
                                entry("record_count", processed + failed),
                                entry("entity_type", "customer"),
                                entry("org_id", own.id())));
    }

    @Test
    void whatIsInsertedCompleteIsLogged() {
        service.run(
                "insert into sync_progress (org_id, sync_id, entity_type, total_items, processed_count)"
                        + " values (?, 's', 'customer', 5, 5)",
                own.id());
        assertThat(row().get("completed_at")).isNotNull();
        assertThat(log()).hasSize(1);
    }

    @Test
    void oneWhoseTotalGrowsAfterItsEndGoesOn() {
        start(100);
        tick(100, 0);
        update("total_items = 140");
        assertThat(row()).contains(entry("completed_at", null));
        tick(140, 0);
        assertThat(row().get("completed_at")).isNotNull();
        assertThat(log()).hasSize(2);
    }

    @Test
    void nobodySeesOrTouchesAnothersRows() {
        oneRowOfEach(own);
        TestOrganisation stranger = database.newOrganisation();
        try (Session theirs = database.asApplication(stranger.id());
                Session nobody = database.asApplication();
                Session owner = database.asOwner()) {
            for (String table : TABLES) {
                assertThat(service.values(UUID.class, "select org_id from " + table))
                        .containsExactly(own.id());
                assertThat(theirs.count("select count(*) from " + table)).isZero();
                assertThat(nobody.count("select count(*) from " + table)).isZero();
                assertThat(owner.count("select count(*) from " + table))
                        .as("the owner is held too")
                        .isZero();
                assertThat(theirs.run("delete from " + table)).isZero();
            }
            assertThat(theirs.run("update sync_progress set total_items = 1")).isZero();
            assertThatThrownBy(() -> theirs.run(
                            "insert into sync_progress (org_id, sync_id, entity_type) values (?, 'forged', 'order')",
                            own.id()))
                    .hasStackTraceContaining("row-level security");
            assertThatThrownBy(() -> theirs.count("select count(*) from sync_activity_log_future"))
                    .hasStackTraceContaining("permission denied");
            owner.actFor(own.id());
            assertThat(owner.count("select count(*) from sync_activity_log_future"))
                    .as("a partition by its own name shows nothing")
                    .isZero();
        }
    }

    @Test
    void theLogIsOnlyAddedTo() {
        oneRowOfEach(own);
        assertThat(service.run("update sync_activity_log set error_message = 'other'"))
                .isZero();
        assertThat(service.run("delete from sync_activity_log")).isZero();
        assertThat(log()).hasSize(1);
    }

    private void oneRowOfEach(TestOrganisation organisation) {
        start(9);
        service.run(
                "insert into sync_preview_cache (org_id, sync_type, cache_key) values (?, 'odoo', 'k')",
                organisation.id());
        service.run(
                "insert into sync_activity_log (org_id, action, status) values (?, 'manual_trigger', 'completed')",
                organisation.id());
    }

    private void start(int total) {
        insert("s", total, "now()");
    }

    private void insert(String sync, int total, String startedAt) {
        service.run(
                "insert into sync_progress (org_id, sync_id, entity_type, total_items, started_at)"
                        + " values (?, ?, 'customer', ?, " + startedAt + ")",
                own.id(),
                sync,
                total);
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

    private List<Map<String, @Nullable Object>> log() {
        return service.rows("select * from sync_activity_log order by created_at");
    }
}
