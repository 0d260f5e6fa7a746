package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.SyncService;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How long it stays away; -Doutage.seconds=60 tries a longer time. */
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("outage.seconds", 0));

    private final CrashingInstallation installation = CrashingInstallation.of("through-the-storm", Map.of());
    private final CrashingServer server = installation.server();
    private final Node node = installation.node();
    private final OrganisationFixture organisation = installation.organisation();
    private final SyncService service = installation.service();

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void whileTheDatabaseIsAwayBoardsAreStaleAndReportsAreTurnedAwayAndAfterwardsAllGoesOn() {
        service.report("through-the-storm", 100);
        try (WatchedBoard board = new WatchedBoard(node, organisation.id)) {
            board.shows("through-the-storm", 100);
            assertThat(node.probe("readiness")).isEqualTo(200);

            server.crash();
            board.becomesStale();
            await().atMost(PATIENCE).until(() -> node.probe("readiness") == 503);
            assertThat(CompletableFuture.supplyAsync(
                            () -> node.get("/actuator/health/readiness").body()))
                    .as("told to whoever balances the load before it gives up asking")
                    .succeedsWithin(Duration.ofSeconds(15), InstanceOfAssertFactories.STRING)
                    .contains("\"DOWN\"");
            assertThat(node.probe("liveness")).isEqualTo(200);
            CrashingInstallation.assertIsTurnedAway(installation.tryToReport(200));

            server.comeBack();
            board.becomesFresh();
            await().atMost(PATIENCE).until(() -> node.probe("readiness") == 200);
            board.shows("through-the-storm", 100);
            await().atMost(PATIENCE).until(() -> installation.tryToReport(300).statusCode() == 200);
            board.shows("through-the-storm", 300);
        }
    }

    @Test
    void whatWasAcceptedBeforeACrashIsThereAfterwards() throws Exception {
        AtomicInteger accepted = new AtomicInteger();
        AtomicInteger turnedAway = new AtomicInteger();
        AtomicBoolean enough = new AtomicBoolean();
        Thread reporting = Thread.startVirtualThread(() -> {
            for (int count = 1; !enough.get(); count++) {
                var answer = installation.tryToReport(count);
                if (answer.statusCode() == 200) {
                    accepted.set(count);
                } else {
                    CrashingInstallation.assertIsTurnedAway(answer);
                    turnedAway.incrementAndGet();
                }
            }
        });
        await().atMost(PATIENCE).until(() -> accepted.get() > 50);
        server.crash();
        await().atMost(PATIENCE.plus(OUTAGE)).pollDelay(OUTAGE).until(() -> turnedAway.get() > 0);
        int beforeTheReturn = accepted.get();
        server.comeBack();
        assertThat(processed()).isGreaterThanOrEqualTo(beforeTheReturn);
        await().atMost(PATIENCE).until(() -> accepted.get() > beforeTheReturn);
        enough.set(true);
        reporting.join();
        assertThat(processed()).isEqualTo(accepted.get());
    }

    private long processed() {
        try (Session session = server.database().asApplication(organisation.id.value())) {
            return session.count(
                    "select processed_count from public.sync_progress where sync_id = 'through-the-storm'");
        }
    }
}
