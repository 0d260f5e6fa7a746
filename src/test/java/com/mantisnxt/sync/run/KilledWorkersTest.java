package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.Plans;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import com.mantisnxt.sync.preview.plan.PreviewRequests;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** Other processes apply a preview, and are killed and frozen while they do. */
@ConsoleTest
@Import(MadeUpSources.class)
class KilledWorkersTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int KILLS = 12;
    private static final int UPDATED = 600;
    private static final int CREATED = 200;
    private static final int DELETED = 200;

    private final ApplicationContext context;
    private final MadeUpSources sources;
    private final CurrentCaller currentCaller;
    private final TestDatabase database = TestServer.POSTGRES_18.shared();
    private final Caller caller = Organisations.anybody();
    private final Map<Integer, WorkerProcess> workers = new HashMap<>();
    private Session session;
    private UUID connection;
    private UUID preview;

    @Autowired
    KilledWorkersTest(ApplicationContext context, MadeUpSources sources, CurrentCaller currentCaller) {
        this.context = context;
        this.sources = sources;
        this.currentCaller = currentCaller;
    }

    /** Records are stored, and a preview that changes, adds and removes some is approved. */
    @BeforeEach
    void approve() {
        session = database.asApplication(caller.org().value());
        connection = sources.connect(new RecordsOfATest().products(UPDATED + DELETED, "1.00"));
        approve(compute());
        WorkNow.in(context, caller.org()).all();
        try (Session administrator = database.asAdministrator()) {
            administrator.run("delete from sync_console.scheduled_tasks");
        }
        RecordsOfATest changed = new RecordsOfATest().products(UPDATED, "2.00");
        for (int i = 0; i < CREATED; i++) {
            changed.record("x-" + i, "{\"name\":\"New " + i + "\"}");
        }
        sources.replace(connection, changed);
        preview = compute();
        approve(preview);
    }

    @AfterEach
    void leave() {
        workers.values().forEach(WorkerProcess::close);
        session.close();
    }

    /** One that nobody has tried before; it stands in the name of the test. */
    static LongStream seeds() {
        return LongStream.of(System.nanoTime());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverWorkerIsKilledWheneverEveryItemIsAppliedOnce(long seed) {
        Random random = new Random(seed);
        start(0);
        start(1);
        for (int kill = 0; kill < KILLS && !isOver(); kill++) {
            int before = done();
            int more = random.nextInt(60);
            awaitDone(before + 4 + more);
            // somewhere within a batch
            await().pollDelay(Duration.ofMillis(random.nextInt(40))).until(() -> true);
            killWhoeverWorks();
        }
        awaitDone(UPDATED + CREATED + DELETED);
        await().atMost(PATIENCE).until(this::isOver);
        assertThatEveryItemWasAppliedOnce();
        assertThat(session.count(
                        "select count(*) from public.sync_activity_log where action_code = 5 and sync_id = ?", sync()))
                .isPositive();
        assertThat(session.count("select count(*) from sync_console.sync_attempt where end_code = 3"))
                .as("each take-over is another try")
                .isPositive();
        assertThat(fencing()).isGreaterThanOrEqualTo(KILLS / 2);
    }

    @Test
    void aLoneWorkerGoesOnWithItsOwnRunWhenItIsStartedAgain() {
        start(0);
        for (int kill = 0; kill < 2; kill++) {
            awaitDone(done() + 8);
            workers.get(0).kill();
            assertThat(isOver()).isFalse();
            start(0);
        }
        await().atMost(PATIENCE).until(this::isOver);
        assertThatEveryItemWasAppliedOnce();
    }

    @Test
    void aWorkerThatWakesAfterItsLeaseCommitsNothing() {
        start(0);
        awaitDone(8);
        WorkerProcess sleeper = workers.get(0);
        sleeper.freeze();
        long before = fencing();
        start(1);
        await().atMost(PATIENCE).until(() -> fencing() > before);
        awaitDone(done() + 40);
        sleeper.thaw();
        await().atMost(PATIENCE).until(this::isOver);
        assertThatEveryItemWasAppliedOnce();
        assertThat(sleeper.isAlive()).isTrue();
    }

    private void assertThatEveryItemWasAppliedOnce() {
        int all = UPDATED + CREATED + DELETED;
        assertThat(session.count(
                        "select count(*) from sync_console.preview_outcome where preview_id = ? and outcome_code = 1 and times = 1",
                        preview))
                .isEqualTo(all);
        assertThat(session.count("select count(*) from sync_console.record where version = 2"))
                .isEqualTo(UPDATED);
        assertThat(session.count("select count(*) from sync_console.record where version = 1"))
                .isEqualTo(CREATED);
        assertThat(session.count("select count(*) from sync_console.record")).isEqualTo(UPDATED + CREATED);
        assertThat(session.row(
                        "select processed_count, failed_count, status::text from public.sync_progress where sync_id = ?",
                        sync()))
                .containsEntry("processed_count", all)
                .containsEntry("failed_count", 0)
                .containsEntry("status", "completed");
        assertThat(session.count(
                        "select sum(record_count) from public.sync_activity_log where sync_id = ? and action_code = 4",
                        sync()))
                .isEqualTo(all);
    }

    private void start(int number) {
        workers.put(number, WorkerProcess.start(database, String.valueOf(number)));
    }

    private void killWhoeverWorks() {
        String worker = session.value(
                String.class, "select worker from sync_console.run where preview_id = ? and kind_code = 2", preview);
        workers.forEach((number, process) -> {
            if (String.valueOf(worker).startsWith(process.pid() + "@")) {
                process.kill();
                start(number);
            }
        });
    }

    private void awaitDone(int items) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> done() >= Math.min(items, UPDATED + CREATED + DELETED));
    }

    private int done() {
        return (int)
                session.count("select processed from sync_console.run where preview_id = ? and kind_code = 2", preview);
    }

    private long fencing() {
        return session.count("select fencing from sync_console.run where preview_id = ? and kind_code = 2", preview);
    }

    private boolean isOver() {
        return session.count(
                        "select count(*) from sync_console.run where preview_id = ? and kind_code = 2 and state_code = 4",
                        preview)
                == 1;
    }

    private String sync() {
        return "apply-" + preview;
    }

    private UUID compute() {
        UUID requested = as(() -> context.getBean(PreviewRequests.class).request(connection, EntityType.PRODUCT))
                .preview();
        WorkNow.in(context, caller.org()).all();
        return requested;
    }

    private void approve(UUID computed) {
        PlanRow plan = as(() -> context.getBean(Plans.class).get(computed));
        as(() -> context.getBean(PreviewApproval.class).approve(computed, plan.hash()));
    }

    private <T> T as(Supplier<T> work) {
        return currentCaller.callAs(caller, work);
    }
}
