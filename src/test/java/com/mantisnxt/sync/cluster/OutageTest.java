package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.SyncService;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How long it stays away; -Doutage.seconds=60 tries a longer time. */
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("outage.seconds", 0));

    private CrashingServer server;
    private Node node;
    private OrganisationFixture organisation;
    private SyncService service;

    @BeforeEach
    void start() {
        server = CrashingServer.start();
        node = Node.on(server.database());
        organisation = OrganisationFixture.in(node.context());
        var token = organisation.asAdmin(
                () -> node.bean(ApiTokens.class).create("Warehouse", Set.of(Scope.REPORT, Scope.READ), null));
        service = new SyncService(node.address(), token.value());
        service.start("through-the-storm", "shopify", 1_000_000);
    }

    @AfterEach
    void stop() {
        node.close();
        server.close();
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
            assertIsTurnedAway(service.tryToReport("through-the-storm", 200));

            server.comeBack();
            board.becomesFresh();
            await().atMost(PATIENCE).until(() -> node.probe("readiness") == 200);
            board.shows("through-the-storm", 100);
            await().atMost(PATIENCE)
                    .until(() -> service.tryToReport("through-the-storm", 300).statusCode() == 200);
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
                var answer = service.tryToReport("through-the-storm", count);
                if (answer.statusCode() == 200) {
                    accepted.set(count);
                } else {
                    assertIsTurnedAway(answer);
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

    private static void assertIsTurnedAway(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"database_away\"");
    }
}
