package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.base.sleep.Sleep;
import com.mantisnxt.sync.progress.ProgressFeed;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A console with a database of its own that it may leave alone; here it does so after a second. */
class SleepTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofSeconds(5);

    private static TestDatabase database;
    private static TestOrganisation organisation;
    private static Node node;

    @BeforeAll
    static void start() {
        database = TestServer.POSTGRES_18.migrated();
        organisation = database.newOrganisation();
        node = Node.on(
                database,
                Map.of(
                        "sync.sleep.allowed", "true",
                        "sync.sleep.after", "1s",
                        "sync.sleep.worth", "3s",
                        "sync.sleep.look", "100ms",
                        "db-scheduler.polling-interval", "100ms",
                        "db-scheduler.heartbeat-interval", "1s",
                        "sync.account.session-check", "PT0.2S"));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void nothingIsToDo() {
        asleep();
    }

    /** Nobody is connected, and nobody was in between: no statement can have come. */
    @Test
    void theDatabaseIsLeftAlone() {
        await().atMost(SOON).until(() -> clients().isEmpty());
        long sessions = sessions();
        stays(true);
        assertThat(clients()).isEmpty();
        assertThat(sessions()).isEqualTo(sessions);
    }

    @Test
    void aRequestIsAnsweredAtOnce() {
        await().atMost(SOON).until(() -> clients().isEmpty());
        assertThat(node.get("/api/v1/progress").statusCode()).isEqualTo(401);
        assertThat(isAsleep()).isFalse();
        assertThat(node.probe("readiness")).isEqualTo(200);
        await().atMost(SOON).until(() -> !clients().isEmpty());
    }

    @Test
    void aProbeDoesNotWakeIt() {
        assertThat(node.probe("liveness")).isEqualTo(200);
        assertThat(isAsleep()).isTrue();
    }

    @Test
    void itWakesForWhatIsDue() {
        try (Session session = database.asAdministrator()) {
            task(session, "now() + interval '12 seconds'", false);
            node.get("/api/v1/progress");
            asleep();
            assertThat(tasks(session)).isEqualTo(1);
            await().atMost(SOON).until(() -> tasks(session) == 0);
            assertThat(session.value(
                            Boolean.class,
                            "select now() - (select min(at) from due) between interval '0' and interval '3 seconds'"))
                    .isTrue();
        }
    }

    @Test
    void whatIsDueSoonIsWaitedForAwake() {
        try (Session session = database.asAdministrator()) {
            task(session, "now() + interval '2 seconds'", false);
            node.get("/api/v1/progress");
            await().atMost(SOON).until(() -> tasks(session) == 0);
        }
    }

    @Test
    void theProofOfIsolationWakesNobodyAndIsDoneOnceItIsAwake() {
        try (Session session = database.asAdministrator()) {
            session.run("update sync_console.scheduled_tasks set execution_time = now() + interval '1 second'"
                    + " where task_name = 'isolation-proof'");
            stays(true);
            long before = proofs(session);
            node.get("/api/v1/progress");
            await().atMost(SOON).until(() -> proofs(session) > before);
            asleep();
        }
    }

    @Test
    void aRunThatAnyNodeWorksOnKeepsItAwake() {
        try (Session session = database.asAdministrator()) {
            task(session, "now() - interval '1 second'", true);
            node.get("/api/v1/progress");
            stays(false);
            session.run("delete from sync_console.scheduled_tasks where task_name = 'run'");
        }
    }

    @Test
    void aSyncThatIsActiveKeepsItAwake() {
        try (Session session = database.asApplication(organisation.id())) {
            session.run(
                    "insert into public.sync_progress (org_id, sync_id, entity_type, total_items) values (?, 'a', 'product', 5)",
                    organisation.id());
            node.get("/api/v1/progress");
            stays(false);
            session.run("update public.sync_progress set processed_count = 5 where sync_id = 'a'");
            asleep();
        }
    }

    @Test
    void whoeverWatchesKeepsItAwake() {
        try (var watching = node.bean(ProgressFeed.class).watch(new OrgId(organisation.id()), change -> {})) {
            node.get("/api/v1/progress");
            stays(false);
        }
        asleep();
    }

    private static void asleep() {
        await().atMost(SOON).until(SleepTest::isAsleep);
    }

    private static void stays(boolean isAsleep) {
        await().during(LONG).atMost(LONG.plusSeconds(2)).until(() -> isAsleep() == isAsleep);
    }

    private static boolean isAsleep() {
        return node.bean(Sleep.class).isAsleep();
    }

    private static void task(Session session, String at, boolean isPicked) {
        session.run("create table if not exists due (at timestamptz)");
        session.run("truncate due");
        session.run("insert into due values (" + at + ")");
        session.run(
                "insert into sync_console.scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)"
                        + " select 'run', ? || '/' || gen_random_uuid(), at, " + isPicked
                        + ", 'another node', now() + interval '1 hour', 1 from due",
                organisation.id().toString());
    }

    private static long proofs(Session session) {
        return session.count("select count(*) from sync_console.isolation_round");
    }

    private static long tasks(Session session) {
        return session.count("select count(*) from sync_console.scheduled_tasks where task_name = 'run'");
    }

    /** Asked from another database, so that who asks is not among them. */
    private static List<String> clients() {
        try (Session elsewhere = new TestDatabase(database.port(), "postgres").asAdministrator()) {
            return elsewhere.values(
                    String.class,
                    "select concat_ws(' ', usename, application_name, backend_start, query_start, query) from pg_stat_activity"
                            + " where backend_type = 'client backend' and datname = ? and usename <> 'postgres'",
                    database.name());
        }
    }

    private static long sessions() {
        return counted("select sessions from pg_stat_database where datname = ?");
    }

    private static long counted(String question) {
        try (Session elsewhere = new TestDatabase(database.port(), "postgres").asAdministrator()) {
            return elsewhere.count(question, database.name());
        }
    }
}
