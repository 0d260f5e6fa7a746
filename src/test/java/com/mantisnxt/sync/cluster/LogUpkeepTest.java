package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The queue of real nodes runs the upkeep when one of them starts, at most once at a time, and writes it down. */
class LogUpkeepTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, Object> AT_ONCE =
            Map.of("sync.upkeep.notice", "PT0S", "sync.upkeep.retention-minimum", "6");

    @Test
    void eachStartLooksAfterTheLogAndEveryOrganisationLearnsWhatWasDropped() {
        TestDatabase database = TestServer.POSTGRES_18.migrated();
        TestOrganisation one = database.newOrganisation();
        TestOrganisation other = database.newOrganisation();
        try (Session administrator = database.asAdministrator();
                Node first = Node.on(database, AT_ONCE)) {
            await().atMost(PATIENCE).until(() -> finished(administrator) == 1);
            assertThat(first.probe("readiness")).isEqualTo(200);
            assertThat(administrator.value(
                            Boolean.class,
                            "select pg_get_expr(relpartbound, oid) ~ to_char("
                                    + "date_trunc('month', now() at time zone 'UTC') + interval '4 months', 'YYYY-MM-DD')"
                                    + " from pg_class where relname = 'sync_activity_log_future'"))
                    .isTrue();

            administrator.run(
                    "insert into sync_activity_log (org_id, action, status, created_at)"
                            + " values (?, 'sync_start', 'completed', '2025-11-15')",
                    one.id());
            administrator.run("update sync_console.upkeep_setting set retention_months = 6");
            try (Node second = Node.on(database, AT_ONCE)) {
                await().atMost(PATIENCE).until(() -> finished(administrator) == 2);
                assertThat(second.probe("readiness")).isEqualTo(200);
            }
            assertThat(administrator.values(String.class, "select distinct error from sync_console.upkeep_run"))
                    .containsOnlyNulls();
            assertThat(administrator.values(String.class, "select relation from sync_console.upkeep_drop"))
                    .contains("sync_activity_log_2025_11", "sync_activity_log_2026_02");
            for (TestOrganisation each : List.of(one, other)) {
                assertThat(administrator.values(
                                String.class,
                                "select subject from sync_console.audit_event"
                                        + " where org_id = ? and action = 'log_month_dropped'",
                                each.id()))
                        .contains("sync_activity_log_2025_11");
            }
        }
    }

    @Test
    void whileAnotherIsAtItANodeLeavesTheLogAlone() {
        TestDatabase database = TestServer.POSTGRES_18.migrated();
        try (Session other = database.asOwner();
                Session administrator = database.asAdministrator()) {
            other.value(Boolean.class, "select pg_try_advisory_lock(hashtextextended('sync_console.upkeep', 0))");
            try (Node node = Node.on(database)) {
                await().atMost(PATIENCE)
                        .until(() -> administrator.count("select count(*) from sync_console.scheduled_tasks"
                                        + " where task_name = 'log-upkeep' and last_success is not null")
                                == 1);
                assertThat(node.probe("readiness")).isEqualTo(200);
            }
            assertThat(administrator.count("select count(*) from sync_console.upkeep_run"))
                    .isZero();
        }
    }

    private static long finished(Session administrator) {
        return administrator.count("select count(*) from sync_console.upkeep_run where ended_at is not null");
    }
}
