package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.SyncService;
import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database that keeps its connections open and takes new ones, and answers nothing on any of them. */
class HungDatabaseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MANY = 40;

    /** Statements that are long by right may be; neither reports nor boards wait for so long. */
    private static final Map<String, Object> LONG_STATEMENTS =
            Map.of("spring.datasource.hikari.data-source-properties.socketTimeout", "600");

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final CrashingInstallation installation = CrashingInstallation.of("through-the-fog", LONG_STATEMENTS);
    private final CrashingServer server = installation.server();
    private final Node node = installation.node();
    private final OrganisationFixture organisation = installation.organisation();
    private final SyncService service = installation.service();

    @AfterEach
    void stop() {
        installation.close();
        callers.close();
    }

    @Test
    void nobodyWaitsForItForLongAndAfterwardsAllGoesOn() throws Exception {
        service.report("through-the-fog", 100);
        try (WatchedBoard board = new WatchedBoard(node, organisation.id)) {
            board.shows("through-the-fog", 100);
            var underWay = frozenWithAReportUnderWay();
            try {
                assertThat(underWay).succeedsWithin(PATIENCE).satisfies(CrashingInstallation::assertIsTurnedAway);
                assertThat(reports(MANY)).allSatisfy(CrashingInstallation::assertIsTurnedAway);
                board.becomesStale();
                assertIsNotReadyButLives();
                assertThatNothingPilesUp();
            } finally {
                server.thaw();
            }
            board.becomesFresh();
            board.shows("through-the-fog", 100);
            await().atMost(PATIENCE).until(() -> node.get("/actuator/health").statusCode() == 200);
            await().atMost(PATIENCE).until(() -> installation.tryToReport(300).statusCode() == 200);
            board.shows("through-the-fog", 300);
            assertThatTheQueueWorks();
        }
    }

    /** It waits for a lock when everything stops. */
    private CompletableFuture<HttpResponse<String>> frozenWithAReportUnderWay() throws SQLException {
        try (Session lock = server.database().asApplication(organisation.id.value());
                Session administrator = server.database().asAdministrator()) {
            lock.connection().setAutoCommit(false);
            lock.rows("select id from public.sync_progress where sync_id = 'through-the-fog' for update");
            var report = CompletableFuture.supplyAsync(() -> installation.tryToReport(200), callers);
            await().atMost(PATIENCE)
                    .until(() ->
                            administrator.count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                                    > 0);
            server.freeze();
            return report;
        }
    }

    private List<HttpResponse<String>> reports(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> installation.tryToReport(200), callers))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private void assertIsNotReadyButLives() {
        assertThat(CompletableFuture.supplyAsync(
                        () -> node.get("/actuator/health/readiness").body()))
                .succeedsWithin(PATIENCE, InstanceOfAssertFactories.STRING)
                .contains("\"DOWN\"");
        assertThat(node.probe("liveness")).isEqualTo(200);
    }

    private void assertThatNothingPilesUp() throws SQLException {
        assertThat(node.context().getBean("ownerPool", HikariDataSource.class).getDataSourceProperties())
                .as("else a link that broke without a word holds the upkeep for ever")
                .containsEntry("tcpKeepAlive", "true");
        var pool = node.bean(DataSource.class).unwrap(HikariDataSource.class);
        assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isLessThanOrEqualTo(pool.getMaximumPoolSize());
        await().atMost(PATIENCE).until(() -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection() < 10);
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.startsWith("PostgreSQL JDBC driver connection thread")))
                .as("threads that try to connect")
                .hasSizeLessThan(10);
    }

    private void assertThatTheQueueWorks() {
        try (Session administrator = server.database().asAdministrator()) {
            administrator.run("update sync_console.scheduled_tasks set execution_time = now() - interval '1 minute'"
                    + " where task_name = 'log-upkeep'");
            await().atMost(PATIENCE)
                    .until(() -> administrator.count("select count(*) from sync_console.scheduled_tasks"
                                    + " where task_name = 'log-upkeep' and execution_time > now() and not picked")
                            == 1);
        }
    }
}
