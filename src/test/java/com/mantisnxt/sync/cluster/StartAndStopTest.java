package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.SyncService;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartAndStopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void startUpWaitsForTheDatabaseAndSaysSo(CapturedOutput output) {
        try (CrashingServer server = CrashingServer.start()) {
            server.crash();
            CompletableFuture<Node> starting = CompletableFuture.supplyAsync(() -> Node.on(server.database()));
            await().atMost(PATIENCE).until(() -> output.getOut().contains("Waiting for the database"));
            assertThat(starting).isNotDone();
            server.comeBack();
            try (Node node =
                    starting.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join()) {
                assertThat(node.probe("readiness")).isEqualTo(200);
            }
        }
    }

    @Test
    void aDatabaseThatDoesNotExistIsNotWaitedFor() {
        TestDatabase shared = TestServer.POSTGRES_18.shared();
        var missing = new TestDatabase(shared.port(), "nobody_made_this");
        assertThatThrownBy(() -> Node.on(missing)).hasStackTraceContaining("The database refuses sync_owner");
    }

    @Test
    void aStoppingNodeFinishesWhatItHasAccepted() throws Exception {
        TestDatabase database = TestServer.POSTGRES_18.shared();
        Node node = Node.on(database);
        OrganisationFixture organisation = OrganisationFixture.in(node.context());
        var token = organisation.asAdmin(() -> node.bean(ApiTokens.class).create("W", Set.of(Scope.REPORT), null));
        SyncService service = new SyncService(node.address(), token.value());
        service.start("in-flight", "shopify", 100);

        try (Session lock = database.asApplication(organisation.id.value())) {
            lock.connection().setAutoCommit(false);
            lock.rows("select id from public.sync_progress where sync_id = 'in-flight' for update");
            var report = CompletableFuture.supplyAsync(() -> service.tryToReport("in-flight", 42));
            await().atMost(PATIENCE).until(() -> isWaitedFor(database));
            var stopping = CompletableFuture.runAsync(node::close);
            await().atMost(PATIENCE).until(() -> isClosedToOthers(service));
            assertThat(report).isNotDone();
            lock.connection().commit();
            assertThat(report.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            stopping.get(30, TimeUnit.SECONDS);
        }
        try (Session session = database.asApplication(organisation.id.value())) {
            assertThat(session.count("select processed_count from public.sync_progress where sync_id = 'in-flight'"))
                    .isEqualTo(42);
        }
    }

    @Test
    void anOpenBoardDoesNotKeepANodeFromStopping() {
        Node node = Node.on(TestServer.POSTGRES_18.migrated());
        OrganisationFixture organisation = OrganisationFixture.in(node.context());
        new WatchedBoard(node, organisation.id);
        assertThat(CompletableFuture.runAsync(node::close)).succeedsWithin(Duration.ofSeconds(15));
    }

    private static boolean isWaitedFor(TestDatabase database) {
        try (Session administrator = database.asAdministrator()) {
            return administrator.count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") > 0;
        }
    }

    private static boolean isClosedToOthers(SyncService service) {
        try {
            service.tryToReport("somebody-else", 1);
            return false;
        } catch (UncheckedIOException refused) {
            return true;
        }
    }
}
