package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each thing that health tells of goes down when it is broken and comes back; the process lives through all of it. */
class HealthTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestDatabase database = TestServer.POSTGRES_18.migrated();
    private Node node;

    @BeforeEach
    void start() {
        node = Node.on(database, Map.of("management.endpoint.health.show-components", "always"));
        assertThat(node.get("/actuator/health").body())
                .contains("\"db\"", "\"schema\"", "\"dbScheduler\"", "\"queue\"", "\"feed\"");
        assertThat(node.get("/actuator/health").statusCode()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void underAnOlderSchemaANodeTakesNoRequests() {
        try (Session owner = database.asOwner()) {
            owner.run("update sync_console.schema_history set success = false where version >= '0056'");
            becomes("schema", "DOWN");
            assertThat(node.probe("readiness")).isEqualTo(503);
            assertThat(node.probe("liveness")).isEqualTo(200);
            owner.run("update sync_console.schema_history set success = true");
        }
        becomes("schema", "UP");
        assertThat(node.probe("readiness")).isEqualTo(200);
    }

    @Test
    void aSchedulerThatHasStoppedIsTold() {
        node.bean(Scheduler.class).stop();
        becomes("dbScheduler", "OUT_OF_SERVICE");
        livesAndServes();
    }

    @Test
    void jobsThatNobodyTakesAreTold() {
        node.bean(Scheduler.class).pause();
        try (Session administrator = database.asAdministrator()) {
            administrator.run("update sync_console.scheduled_tasks"
                    + " set execution_time = now() - interval '10 minutes' where task_name = 'isolation-proof'");
            becomes("queue", "DOWN");
            livesAndServes();
            administrator.run("update sync_console.scheduled_tasks"
                    + " set execution_time = now() + interval '10 minutes' where task_name = 'isolation-proof'");
            becomes("queue", "UP");
        }
    }

    @Test
    void boardsThatAreNotReadAnyMoreAreTold() throws Exception {
        OrganisationFixture organisation = OrganisationFixture.in(node.context());
        try (WatchedBoard board = new WatchedBoard(node, organisation.id);
                Session administrator = database.asAdministrator()) {
            board.becomesFresh();
            administrator.connection().setAutoCommit(false);
            administrator.run("lock table public.sync_progress in access exclusive mode");
            becomes("feed", "DOWN");
            assertThat(node.probe("liveness")).isEqualTo(200);
            administrator.connection().rollback();
            becomes("feed", "UP");
        }
    }

    private void livesAndServes() {
        assertThat(node.probe("liveness")).isEqualTo(200);
        assertThat(node.probe("readiness")).isEqualTo(200);
    }

    private void becomes(String component, String status) {
        await().atMost(PATIENCE)
                .until(() -> node.get("/actuator/health")
                        .body()
                        .contains("\"" + component + "\":{\"status\":\"" + status + "\""));
        assertThat(node.get("/actuator/health").statusCode()).isEqualTo(status.equals("UP") ? 200 : 503);
    }
}
