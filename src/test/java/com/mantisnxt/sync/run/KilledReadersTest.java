package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** Other processes compute a preview, and are killed while they read and while they compare. */
@ConsoleTest
@Import(MadeUpSources.class)
class KilledReadersTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int KILLS = 4;
    private static final int STORED = 9_000;

    private final ApplicationContext context;
    private final TestDatabase database = TestServer.POSTGRES_18.shared();
    private final Map<Integer, WorkerProcess> workers = new HashMap<>();
    private Shop shop;
    private Session session;
    private UUID preview;
    private String undisturbed;

    @Autowired
    KilledReadersTest(ApplicationContext context) {
        this.context = context;
    }

    static LongStream seeds() {
        return KilledWorkersTest.seeds();
    }

    @BeforeEach
    void aPreviewIsAskedFor() {
        undisturbed = undisturbed().hash();
        shop = stored();
        session = shop.session();
        try (Session administrator = database.asAdministrator()) {
            administrator.run("delete from sync_console.scheduled_tasks");
        }
        preview = shop.request();
    }

    @AfterEach
    void leave() {
        workers.values().forEach(WorkerProcess::close);
        session.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverIsKilledThePreviewIsTheOneThatNobodyDisturbed(long seed) {
        Random random = new Random(seed);
        start(0);
        start(1);
        for (int kill = 0; kill < KILLS && phase() == 1; kill++) {
            awaitRead(read() + 40 + random.nextInt(WorkerProcess.CATALOGUE / KILLS / 2));
            killWhoeverWorks();
        }
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> phase() == 2 || isOver());
        killWhoeverWorks();
        await().atMost(PATIENCE).until(this::isOver);
        PlanRow plan = shop.plan(preview);
        assertThat(plan.state()).isEqualTo(PlanState.PENDING);
        assertThat(plan.counts().updated()).isEqualTo(STORED);
        assertThat(plan.counts().created()).isEqualTo(WorkerProcess.CATALOGUE - STORED);
        assertThat(plan.counts().deleted()).isZero();
        assertThat(plan.sight().seen()).isEqualTo(WorkerProcess.CATALOGUE);
        assertThat(plan.hash()).isEqualTo(undisturbed);
        assertThat(session.count(
                        "select max(position) + 1 from sync_console.preview_item where preview_id = ?", preview))
                .isEqualTo(WorkerProcess.CATALOGUE);
        assertThat(session.count("select count(*) from sync_console.staged_record where preview_id = ?", preview))
                .as("what was read has served")
                .isZero();
        assertThat(session.count(
                        "select count(*) from public.sync_activity_log where action = 'error_recovery' and sync_id = ?",
                        plan.computeSync()))
                .as("others took over")
                .isPositive();
    }

    private PlanRow undisturbed() {
        Shop other = stored();
        other.now(WorkerProcess.catalogue(WorkerProcess.CATALOGUE, "2.00"));
        return other.plan(other.compute());
    }

    private Shop stored() {
        return Shop.stored(context, new RecordsOfATest().products(STORED, "1.00"));
    }

    private void start(int number) {
        workers.put(number, WorkerProcess.start(database, "reader-" + number, WorkerProcess.READS_THE_CATALOGUE));
    }

    private void killWhoeverWorks() {
        String worker = session.value(
                String.class, "select coalesce(worker, '') from sync_console.run where preview_id = ?", preview);
        for (Map.Entry<Integer, WorkerProcess> process : Map.copyOf(workers).entrySet()) {
            if (worker.startsWith(process.getValue().pid() + "@")) {
                process.getValue().kill();
                start(process.getKey());
            }
        }
    }

    private void awaitRead(int records) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> read() >= records || phase() > 1 || isOver());
    }

    private int read() {
        return (int) session.count(
                "select coalesce(max(processed_count), 0) from public.sync_progress where sync_id = ?",
                shop.plan(preview).computeSync());
    }

    private int phase() {
        return (int) session.count("select phase_code from sync_console.run where preview_id = ?", preview);
    }

    private boolean isOver() {
        return session.count("select count(*) from sync_console.run where preview_id = ? and state_code > 3", preview)
                == 1;
    }
}
