package com.mantisnxt.sync.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.database.OwnerWork;
import com.mantisnxt.sync.database.TestOwner;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A database of a test's own with its upkeep, at a time that the test says, and a service that writes to the log. */
final class KeptLog implements AutoCloseable {

    final TestDatabase database;
    final TestOrganisation organisation;
    final TestOwner owner;
    final Session service;
    final Session administrator;
    Instant now = Instant.parse("2026-11-10T12:00:00Z");
    Duration patience = Duration.ofSeconds(20);
    Duration notice = Duration.ZERO;

    @Nullable
    Path archive;

    KeptLog(TestServer server) {
        database = server.migrated();
        organisation = database.newOrganisation();
        owner = TestOwner.of(database);
        service = database.asApplication(organisation.id());
        administrator = database.asAdministrator();
    }

    /** A row at each of these times. */
    static KeptLog with(String... rows) {
        var log = new KeptLog(TestServer.POSTGRES_18);
        for (String row : rows) {
            log.row(row);
        }
        return log;
    }

    UpkeepProperties properties() {
        return new UpkeepProperties(3, patience, LocalTime.MIDNIGHT, 6, notice, archive, List.of());
    }

    /** The steps, one after the other, as words. */
    List<String> rollOver() {
        return rollOver(owner.work());
    }

    List<String> rollOver(OwnerWork work) {
        List<UpkeepStep> steps = new ArrayList<>();
        new Rollover(work, properties(), () -> now).run(steps);
        return words(steps);
    }

    List<String> retain() {
        return retain(owner.work());
    }

    List<String> retain(OwnerWork work) {
        List<UpkeepStep> steps = new ArrayList<>();
        var exit = new MonthExit(work, new LogArchive(work, properties()), properties());
        new Retention(work, properties(), exit, new HourlyCounts(work, properties()), () -> now).run(steps);
        return words(steps);
    }

    private static List<String> words(List<UpkeepStep> steps) {
        return steps.stream()
                .map(step -> step.code() + " " + String.join(" ", step.about()))
                .toList();
    }

    /** Past the rule of tomorrow, as rows of another clock are. */
    void row(String at) {
        administrator.run("set session_replication_role = replica");
        administrator.run(
                "insert into sync_activity_log (org_id, action, status, message, created_at)"
                        + " values (?, 'batch_process', 'completed', ?, ?::timestamptz)",
                organisation.id(),
                "row of " + at,
                at);
        administrator.run("set session_replication_role = origin");
    }

    /** Until nothing is left. */
    void fold() {
        await().untilAsserted(() -> {
            service.count("select sync_console.fold_activity()");
            assertThat(service.count("select last_value - (select folded_to from sync_console.activity_fold)"
                            + " from sync_console.activity_position"))
                    .isZero();
        });
    }

    /** As after a month that was dropped. */
    void forgetCountsBefore(String upper) {
        new HourlyCounts(owner.work(), properties()).forgetBefore(Instant.parse(upper));
    }

    List<Long> counted(String table) {
        return service.values(Long.class, "select events from sync_console." + table + " order by hour");
    }

    /** Where the row lies, as the organisation sees it. */
    List<String> places() {
        return service.values(
                String.class,
                "select message || ' in ' || tableoid::regclass from sync_activity_log order by created_at, message");
    }

    /** From the oldest on. */
    List<String> partitions() {
        return owner.work().once(LogCatalogue::partitions).stream()
                .map(LogPartition::name)
                .toList();
    }

    /** Tables of the log that are no partition, or not held by row-level security. */
    List<String> strays() {
        return administrator.values(
                String.class,
                "select relname from pg_class where relname like 'sync_activity_log_%' and relkind = 'r'"
                        + " and (not relispartition or not relforcerowsecurity)");
    }

    List<Map<String, @Nullable Object>> drops() {
        return administrator.rows("select * from sync_console.upkeep_drop order by upper_bound, noticed_at");
    }

    @Override
    public void close() {
        service.close();
        administrator.close();
        owner.close();
    }
}
