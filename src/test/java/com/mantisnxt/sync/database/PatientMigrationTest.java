package com.mantisnxt.sync.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PatientMigrationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PUT_OFF = "A migration was put off";
    private static final String TICK =
            "update public.sync_progress set processed_count = processed_count + 1 where sync_id = 'busy'";

    private TestDatabase database;
    private TestOrganisation organisation;
    private HikariDataSource pool;
    private Session holder;

    /** The next migration alters sync_progress, in which somebody's transaction stays open. */
    @BeforeEach
    void holdTheTable() throws SQLException {
        database = TestServer.POSTGRES_18.empty();
        database.flyway().target(MigrationVersion.fromVersion("31")).load().migrate();
        organisation = database.newOrganisation();
        var login = new DatabaseEndpoint.Login("sync_owner", "");
        pool = OwnerPool.open(new DatabaseEndpoint(database.url(), login, login));
        try (Session service = database.asApplication(organisation.id())) {
            for (String sync : new String[] {"busy", "held"}) {
                service.run(
                        "insert into public.sync_progress (org_id, sync_id, entity_type, total_items)"
                                + " values (?, ?, 'order', 2000000000)",
                        organisation.id(),
                        sync);
            }
        }
        holder = database.asApplication(organisation.id());
        holder.set("application_name", "nightly-report");
        holder.connection().setAutoCommit(false);
        holder.run("update public.sync_progress set processed_count = 1 where sync_id = 'held'");
    }

    @AfterEach
    void close() {
        holder.close();
        pool.close();
    }

    @Test
    void writersGoOnWhileAMigrationWaitsForTheTableAndItSucceedsOnceItIsFree(CapturedOutput output) throws Exception {
        var done = new AtomicBoolean();
        var ticks = new AtomicInteger();
        var writer = inBackground(() -> tickUntil(done, ticks));
        var migration = inBackground(() -> migrate(PATIENCE));
        try {
            for (int attempt = 1; attempt <= 4; attempt++) {
                int wanted = attempt;
                await().atMost(PATIENCE).until(() -> putOff(output) >= wanted);
                int before = ticks.get();
                // were the migration in the queue, each of these would wait until the holder is done, which is never
                await().atMost(PATIENCE).until(() -> ticks.get() > before + 20);
            }
            assertThat(migration).isNotDone();
            assertThat(output.getOut())
                    .contains("sync_progress", "waits for process " + pidOf(holder))
                    .contains("application nightly-report");
            holder.connection().commit();
            migration.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            int after = ticks.get();
            await().atMost(PATIENCE).until(() -> ticks.get() > after + 20);
        } finally {
            done.set(true);
        }
        writer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        try (Session owner = database.asOwner()) {
            assertThat(owner.count(
                            "select count(*) from sync_console.schema_history where version = '0032' and success"))
                    .isEqualTo(1);
            owner.actFor(organisation.id());
            assertThat(owner.count("select processed_count from public.sync_progress where sync_id = 'busy'"))
                    .isEqualTo(ticks.get());
        }
    }

    @Test
    void whenItsPatienceEndsItSaysWhoIsInTheWayAndHasChangedNothing() {
        assertThatThrownBy(() -> migrate(Duration.ofSeconds(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("did not get its locks within PT2S and was rolled back")
                .hasMessageContaining("process " + pidOf(holder) + " (role sync_app, application nightly-report)")
                .hasMessageContaining("SYNC_DATABASE_LOCKPATIENCE");
        try (Session owner = database.asOwner()) {
            assertThat(owner.count("select count(*) from sync_console.schema_history where version = '0032'"))
                    .isZero();
            assertThat(owner.value(String.class, "select to_regproc('sync_console.status_code')::text"))
                    .isNull();
        }
    }

    @Test
    void aMigrationThatIsWrongIsNotTriedAgain(CapturedOutput output) {
        try (Session owner = database.asOwner()) {
            owner.run("create function sync_console.status_code(status public.sync_status_type) returns int"
                    + " language sql as 'select 1'");
        }
        holder.close();
        assertThatThrownBy(() -> migrate(PATIENCE)).hasMessageContaining("status_code");
        assertThat(putOff(output)).isZero();
    }

    /** Not in the common pool: on a small machine that is one thread. */
    private static CompletableFuture<Void> inBackground(Runnable work) {
        return CompletableFuture.runAsync(work, Thread::startVirtualThread);
    }

    private void migrate(Duration patience) {
        Flyway flyway = database.flyway().dataSource(pool).load();
        new Migrations(new PatientMigration(Clock.systemUTC(), patience)).migrate(flyway);
    }

    private void tickUntil(AtomicBoolean done, AtomicInteger ticks) {
        try (Session service = database.asApplication(organisation.id())) {
            while (!done.get()) {
                service.run(TICK);
                ticks.incrementAndGet();
            }
        }
    }

    private static int putOff(CapturedOutput output) {
        return output.getOut().split(PUT_OFF, -1).length - 1;
    }

    private static int pidOf(Session session) {
        Integer pid = session.value(Integer.class, "select pg_backend_pid()");
        return pid == null ? 0 : pid;
    }
}
