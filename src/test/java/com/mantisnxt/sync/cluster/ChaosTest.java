package com.mantisnxt.sync.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.cluster.ChaoticShop.Mood;
import com.mantisnxt.sync.run.SyncRequests;
import com.mantisnxt.sync.run.WorkerProcess;
import com.mantisnxt.sync.testing.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Workers are killed and frozen, the database and the other systems go away, all at random moments; in the end source and
 * store are equal, nothing was applied twice, and the board is true. {@code -Dchaos.seconds=600} takes longer, {@code
 * -Dchaos.seed=...} makes the same choices again.
 */
class ChaosTest {

    private static final int SECONDS = Integer.getInteger("chaos.seconds", 60);
    private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String[] WORKER = {
        "--sync.connector.allow-private-addresses=true",
        "--sync.connector.answer-wait=1s",
        "--sync.account.secret-key-file=target/test-secret.key",
        "--sync.run.batch=40",
        "--spring.datasource.hikari.data-source-properties.socketTimeout=10"
    };

    private final Random random = new Random(SEED);
    private final ChaoticShop shop = new ChaoticShop();
    private final List<WorkerProcess> workers = new ArrayList<>();
    private final List<ChaosLine> lines = new ArrayList<>();
    private final List<String> story = new ArrayList<>();
    private CrashingServer server;
    private Node control;
    private OrganisationFixture organisation;

    @BeforeEach
    void prepare() {
        server = CrashingServer.start();
        control = Node.on(
                server.database(),
                Map.of("sync.connector.allow-private-addresses", "true", "db-scheduler.enabled", "false"));
        organisation = OrganisationFixture.in(control.context());
        organisation.doAsAdmin(() -> {
            for (String path : List.of("/0", "/1", "/2")) {
                lines.addAll(ChaosLine.custom(control, shop, path));
            }
            lines.addAll(ChaosLine.wooCommerce(control, shop, "/3"));
        });
        workers.add(worker(0));
        workers.add(worker(1));
    }

    @AfterEach
    void leave() {
        workers.forEach(WorkerProcess::close);
        shop.close();
        control.close();
        server.close();
    }

    @Test
    void whateverHappensSourceAndStoreAreEqualInTheEndAndTheBoardIsTrue() {
        begin(lines, false);
        await("one works").atMost(PATIENCE).until(() -> works(0) || works(1));
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(SECONDS)
                || !isScanned() && System.nanoTime() - begun < PATIENCE.toNanos()) {
            isTimeForDeletions();
            begin(lines, false);
            shop.change(random);
            happen();
            keepWorkersUp();
            pause(200 + random.nextInt(1_500));
        }
        shop.feel(Mood.WELL);
        awaitQuiet();
        begin(lines, false);
        awaitQuiet();
        List<String> last = inTheEnd();
        try (Session session = server.database().asApplication(organisation.id.value())) {
            ChaosTruth truth = new ChaosTruth(session, story());
            lines.forEach(line -> truth.isEqual(line, shop));
            truth.nothingWasAppliedTwice();
            truth.boardIsTrue(last);
        }
    }

    /** Where ids are given nothing is read whole any more: what chaos took for deleted and was not stays away. */
    private List<String> inTheEnd() {
        shop.change(random);
        shop.deliver();
        isTimeForDeletions();
        try (Session session = server.database().asApplication(organisation.id.value())) {
            ChaosTruth truth = new ChaosTruth(session, story());
            long before = truth.scans();
            assertThat(before).as("scans amid chaos, " + story()).isPositive();
            List<ChaosLine> byIds = lines.stream().filter(ChaosLine::givesIds).toList();
            List<ChaosLine> whole =
                    lines.stream().filter(line -> !line.givesIds()).toList();
            List<String> last = new ArrayList<>(begin(byIds, false));
            last.addAll(begin(whole, true));
            assertThat(last).as(story()).hasSize(lines.size());
            awaitQuiet();
            assertThat(truth.scans() - before).as(story()).isEqualTo(byIds.size());
            return last;
        }
    }

    private void happen() {
        int what = random.nextInt(100);
        int which = random.nextInt(2);
        if (what < 20 && works(which)) {
            tell("kill worker " + which);
            workers.get(which).kill();
            workers.set(which, worker(which));
        } else if (what >= 20 && what < 30) {
            tell("freeze worker " + which + " past its lease");
            workers.get(which).freeze();
            pause(1_800 + random.nextInt(1_500));
            workers.get(which).thaw();
        } else if (what >= 30 && what < 42) {
            int away = random.nextInt(2_500);
            tell("crash the database for " + away + " ms");
            server.crash();
            pause(away);
            server.comeBack();
        } else if (what >= 42 && what < 70) {
            Mood mood = Mood.values()[random.nextInt(Mood.values().length)];
            tell("the shops are " + mood);
            shop.feel(mood);
        } else {
            shop.feel(Mood.WELL);
        }
    }

    /** One that has only just begun has nothing to lose. */
    private boolean works(int which) {
        try (Session session = server.database().asApplication(organisation.id.value())) {
            return session.count(
                            "select count(*) from sync_console.run where worker like ?",
                            workers.get(which).pid() + "@%")
                    > 0;
        } catch (IllegalStateException | DataAccessException away) {
            return false;
        }
    }

    /**
     * @param everything even where the shop tells what has changed
     * @return the syncs that could be begun; others are still under way
     */
    private List<String> begin(List<ChaosLine> what, boolean everything) {
        List<String> begun = new ArrayList<>();
        for (ChaosLine line : what) {
            try {
                begun.add(organisation.asAdmin(
                        () -> control.bean(SyncRequests.class).begin(line.connection(), line.kind(), everything)));
            } catch (Refused | DataAccessException | TransactionException notNow) {
                // it is under way, or the database is not back yet
            }
        }
        return begun;
    }

    /** Amid chaos ids were read to their end. */
    private boolean isScanned() {
        try (Session session = server.database().asApplication(organisation.id.value())) {
            return new ChaosTruth(session, story()).scans() > 0;
        } catch (IllegalStateException | DataAccessException away) {
            return false;
        }
    }

    private void isTimeForDeletions() {
        try (Session session = server.database().asApplication(organisation.id.value())) {
            lines.forEach(line -> line.isTimeForDeletions(session));
        } catch (IllegalStateException | DataAccessException away) {
            // another time
        }
    }

    private void awaitQuiet() {
        await(story()).atMost(PATIENCE).ignoreExceptions().until(() -> {
            keepWorkersUp();
            try (Session session = server.database().asApplication(organisation.id.value())) {
                return session.count("select count(*) from sync_console.run where state_code <= 3") == 0;
            }
        });
    }

    /** As whoever runs an installation does: one that can't start while the database is away ends, and is started again. */
    private void keepWorkersUp() {
        for (int i = 0; i < workers.size(); i++) {
            if (!workers.get(i).isAlive()) {
                workers.set(i, worker(i));
            }
        }
    }

    private WorkerProcess worker(int number) {
        return WorkerProcess.start(server.database(), "chaos-" + number, WORKER);
    }

    private void tell(String what) {
        story.add(what);
    }

    private String story() {
        return "-Dchaos.seed=" + SEED + ": " + String.join(", ", story);
    }

    private static void pause(int millis) {
        await().pollDelay(Duration.ofMillis(millis)).atMost(PATIENCE).until(() -> true);
    }
}
