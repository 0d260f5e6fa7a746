package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;

/** The hourly counts beside the log itself: nothing twice, nothing lost, whoever writes at the same time. */
@ParameterizedClass
@EnumSource(TestServer.class)
class ActivityCountsTest {

    private static final String ADD = """
            insert into sync_activity_log (org_id, created_at, action, status, entity_type, source_code, error_message)
            select ?, ?::timestamptz + make_interval(mins => n), 'batch_process',
                   (array['completed', 'failed'])[1 + n % 2]::sync_status_type,
                   (array['order', null])[1 + n % 2]::sync_entity_type,
                   (array[1, null])[1 + n / 2 % 2],
                   case when n % 2 = 1 then 'boom ' || n end
              from generate_series(1, ?) n
            """;

    /** What is counted, with what is not folded yet, and what there is; equal, or the difference. */
    private static final String DIFFERENCE = """
            with log as (
                select date_trunc('hour', created_at, 'UTC') as hour, status_code, action_code,
                       coalesce(entity_code, 0) as entity_code, coalesce(source_code, 0) as source_code, position
                  from sync_activity_log
            ), counted as (
                select hour, status_code, action_code, entity_code, source_code, events
                  from sync_console.activity_hour
                union all
                select hour, status_code, action_code, entity_code, source_code, 1
                  from log
                 where position > (select folded_to from sync_console.activity_fold)
            )
            select count(*)
              from (select hour, status_code, action_code, entity_code, source_code, sum(events) as events
                      from counted group by 1, 2, 3, 4, 5) c
              full join (select hour, status_code, action_code, entity_code, source_code, count(*) as events
                      from log group by 1, 2, 3, 4, 5) l
             using (hour, status_code, action_code, entity_code, source_code, events)
             where c.events is null or l.events is null
            """;

    @Parameter
    TestServer server;

    private TestDatabase database;
    private TestOrganisation own;

    @BeforeEach
    void ownDatabase() {
        database = server.migrated();
        own = database.newOrganisation();
    }

    @Test
    void whatIsFoldedIsCountedOnceAndWhatIsNotIsInTheLog() {
        try (Session service = database.asApplication(own.id())) {
            add(service, 500);
            assertThat(service.count(DIFFERENCE)).isZero();
            assertThat(foldAll(service)).isEqualTo(500);
            assertThat(service.count("select sum(events) from sync_console.activity_hour"))
                    .isEqualTo(500);
            add(service, 300);
            assertThat(service.count(DIFFERENCE)).isZero();
            foldAll(service);
            assertThat(service.count(DIFFERENCE)).isZero();
            assertThat(service.count("select sum(events) from sync_console.activity_hour"))
                    .isEqualTo(800);
            assertThat(service.count("select sum(events) from sync_console.activity_cause_hour"))
                    .isEqualTo(400);
            assertThat(service.count("select count(*) from sync_console.activity_kind"))
                    .isEqualTo(4);
        }
    }

    @Test
    void aTransactionThatIsStillOpenHoldsTheFoldUpAndIsCountedInTheEnd() {
        try (Session slow = database.asApplication(own.id());
                Session service = database.asApplication(own.id())) {
            slow.run("begin");
            add(slow, 10);
            add(service, 20);
            assertThat(foldAll(service)).isZero();
            assertThat(service.count(DIFFERENCE)).isZero();
            slow.run("commit");
            assertThat(service.count(DIFFERENCE)).isZero();
            assertThat(foldAll(service)).isEqualTo(30);
            assertThat(service.count(DIFFERENCE)).isZero();
        }
    }

    @Test
    void whatIsRolledBackIsNotCounted() {
        try (Session service = database.asApplication(own.id())) {
            service.run("begin");
            add(service, 10);
            service.run("savepoint half");
            add(service, 10);
            service.run("rollback to half");
            service.run("commit");
            service.run("begin");
            add(service, 10);
            service.run("rollback");
            foldAll(service);
            assertThat(service.count("select sum(events) from sync_console.activity_hour"))
                    .isEqualTo(10);
            assertThat(service.count(DIFFERENCE)).isZero();
        }
    }

    @Test
    void countsHoldAtAnyMomentWhileManyWriteTakeBackAndFold() throws Exception {
        long seed = System.nanoTime();
        var writing = new AtomicBoolean(true);
        List<Future<?>> others = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 4; writer++) {
                var random = new Random(seed + writer);
                others.add(threads.submit(() -> write(random)));
            }
            List<Future<?>> folders = new ArrayList<>();
            for (int node = 0; node < 2; node++) {
                folders.add(threads.submit(() -> {
                    try (Session service = database.asApplication(own.id())) {
                        while (writing.get()) {
                            service.row("select sync_console.fold_activity(37)");
                        }
                    }
                }));
            }
            try (Session reader = database.asApplication(own.id())) {
                for (Future<?> writer : others) {
                    while (!writer.isDone()) {
                        assertThat(reader.count(DIFFERENCE)).as("seed %d", seed).isZero();
                    }
                    writer.get();
                }
            } finally {
                writing.set(false);
            }
            for (Future<?> folder : folders) {
                folder.get();
            }
        }
        try (Session reader = database.asApplication(own.id())) {
            foldAll(reader);
            assertThat(reader.count("select sum(events) from sync_console.activity_hour"))
                    .as("seed %d", seed)
                    .isEqualTo(reader.count("select count(*) from sync_activity_log"));
            assertThat(reader.count(DIFFERENCE)).as("seed %d", seed).isZero();
        }
    }

    @Test
    void aBackupRestoredIntoAYoungerServerIsFoldedFurther() {
        try (Session service = database.asApplication(own.id());
                Session administrator = database.asAdministrator()) {
            add(service, 10);
            service.row("select sync_console.fold_activity()");
            administrator.run("update sync_console.activity_fold set next_after = '9000000000'");
            assertThat(foldAll(service)).isEqualTo(10);
            assertThat(service.count(DIFFERENCE)).isZero();
        }
    }

    @Test
    void itIsFoldedOnlyInATransactionOfItsOwn() {
        try (Session service = database.asApplication(own.id())) {
            service.run("begin");
            add(service, 1);
            assertThatThrownBy(() -> service.row("select sync_console.fold_activity()"))
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("transaction of its own");
            service.run("rollback");
            service.run("begin isolation level repeatable read");
            assertThatThrownBy(() -> service.row("select sync_console.fold_activity()"))
                    .isInstanceOf(DataAccessException.class);
            service.run("rollback");
        }
    }

    @Test
    void nobodyWritesCountsOrSeesThoseOfOthers() {
        try (Session service = database.asApplication(own.id())) {
            add(service, 10);
            foldAll(service);
            for (String table : List.of("activity_hour", "activity_kind", "activity_cause_hour", "activity_fold")) {
                assertThatThrownBy(() -> service.run("delete from sync_console." + table))
                        .as(table)
                        .isInstanceOf(DataAccessException.class);
            }
            for (String call : List.of("count_activity(-1, 100)", "forget_activity_counts(now(), 1)")) {
                assertThatThrownBy(() -> service.run("select sync_console." + call))
                        .as(call)
                        .isInstanceOf(DataAccessException.class);
            }
            assertThatThrownBy(() -> service.row("select setval('sync_console.activity_position', 1)"))
                    .isInstanceOf(DataAccessException.class);
        }
        try (Session foreigner =
                database.asApplication(database.newOrganisation().id())) {
            for (String table : List.of("activity_hour", "activity_kind", "activity_cause_hour")) {
                assertThat(foreigner.count("select count(*) from sync_console." + table))
                        .as(table)
                        .isZero();
            }
        }
    }

    private void write(Random random) {
        try (Session service = database.asApplication(own.id())) {
            for (int i = 0; i < 60; i++) {
                service.run("begin");
                add(service, 1 + random.nextInt(20));
                if (random.nextInt(3) == 0) {
                    service.run("savepoint half");
                    add(service, 5);
                    service.run("rollback to half");
                }
                service.run(random.nextInt(4) == 0 ? "rollback" : "commit");
            }
        }
    }

    private void add(Session session, int events) {
        session.run(ADD, own.id(), "2026-01-10T10:30:00Z", events);
    }

    /** One call notes how far it is safe, the next folds it. */
    private static long foldAll(Session session) {
        long folded = 0;
        for (int call = 0; call < 3; call++) {
            folded += session.count("select sync_console.fold_activity()");
        }
        return folded;
    }
}
