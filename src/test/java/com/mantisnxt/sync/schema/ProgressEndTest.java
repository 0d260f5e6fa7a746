package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How a sync ends, starts again, and what the log says of it. */
@ParameterizedClass
@EnumSource(TestServer.class)
class ProgressEndTest {

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
    void oneFailedItemMakesItCompletedWithErrors() {
        start(100);
        tick(99, 1);
        assertThat(row()).contains(entry("status", "completed_with_errors"));
        assertThat(log())
                .contains(
                        entry("action", "sync_complete"),
                        entry("status", "completed_with_errors"),
                        entry("record_count", 100),
                        entry("entity_type", "customer"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, failed",
        "0, 7, failed",
        "30, 0, completed_with_errors",
        "100, 0, completed",
        "90, 10, completed_with_errors"
    })
    void anEndThatAServiceDeclaresIsJudgedByWhatIsMissing(int processed, int failed, String status) {
        start(100);
        update("processed_count = " + processed + ", failed_count = " + failed + ", completed_at = now()");
        assertThat(row()).contains(entry("status", status));
        assertThat(log()).contains(entry("status", status), entry("record_count", processed + failed));
    }

    @Test
    void aSyncOfNothingEndsWithItsFirstReport() {
        start(0);
        update("updated_at = now()");
        assertThat(row()).contains(entry("status", "completed"));
        assertThat(log()).contains(entry("status", "completed"), entry("record_count", 0));
    }

    @Test
    void aRowInsertedCompleteIsLogged() {
        service.run(
                "insert into sync_progress (org_id, sync_id, entity_type, total_items, processed_count, initiated_by)"
                        + " values (?, 's', 'customer', 3, 3, ?)",
                own.id(),
                own.user());
        assertThat(log())
                .contains(entry("status", "completed"), entry("record_count", 3), entry("user_id", own.user()));
    }

    @Test
    void itIsLoggedOnceHoweverOftenAFinishedRowIsTouched() {
        start(10);
        tick(10, 0);
        update("metadata = '{\"note\": 1}'");
        update("updated_at = now()");
        assertThat(service.count("select count(*) from sync_activity_log")).isEqualTo(1);
    }

    @Test
    void theDurationOfAFinishedSyncStands() {
        service.run(
                "insert into sync_progress (org_id, sync_id, entity_type, total_items, started_at)"
                        + " values (?, 's', 'customer', 10, now() - interval '100 seconds')",
                own.id());
        update("processed_count = 10, completed_at = started_at + interval '60 seconds'");
        update("metadata = '{}'");
        assertThat(row()).contains(entry("elapsed_seconds", 60));
        assertThat(log().get("duration_seconds")).hasToString("60.00");
    }

    @Test
    void aTotalThatGrowsAfterTheEndStartsTheSyncAgain() {
        start(10);
        tick(10, 0);
        update("total_items = 15");
        assertThat(row())
                .contains(entry("status", "in_progress"), entry("completed_at", null), entry("previous_total", 10));
        assertThat(row().get("reopened_at")).isNotNull();
        tick(15, 0);
        assertThat(service.values(String.class, "select action::text from sync_activity_log order by created_at"))
                .containsExactly("sync_complete", "partial_resume", "sync_complete");
    }

    @Test
    void whatAnOperatorClosedStaysClosed() {
        start(10);
        update("status = 'cancelled', closed_by = '" + own.user() + "', close_reason = 'dead'");
        update("processed_count = 5");
        update("total_items = 20");
        assertThat(row()).contains(entry("status", "cancelled"), entry("close_reason", "dead"));
        assertThat(row().get("completed_at")).isNotNull();
        assertThat(log()).contains(entry("status", "cancelled"));
    }

    @Test
    void aTimedOutSyncGoesOnWhenItemsComeAgain() {
        start(10);
        update("status = 'timeout'");
        assertThat(row().get("completed_at")).isNotNull();
        tick(1, 0);
        assertThat(row()).contains(entry("status", "in_progress"), entry("completed_at", null));
    }

    @Test
    void aRowThatCompletesByFinishWaitsForIt() {
        startByRest(10, true);
        tick(10, 0);
        assertThat(row()).contains(entry("status", "in_progress"), entry("completed_at", null));
        update("status = 'completed'");
        assertThat(row().get("completed_at")).isNotNull();
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
