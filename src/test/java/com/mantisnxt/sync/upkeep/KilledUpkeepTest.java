package com.mantisnxt.sync.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.database.OwnerWork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The node dies between any two transactions: the log takes rows all the same, and the next run finishes. */
class KilledUpkeepTest {

    private static final String[] ROWS = {"1999-05-05", "2025-11-05", "2025-12-05", "2026-04-05", "2026-11-09"};

    private static final String COUNT =
            "insert into sync_console.activity_hour values (?, '2025-11-05 00:00Z', 3, 4, 0, 0, 1)";
    private static final String COUNTED =
            "select hour::text from sync_console.activity_hour where hour < '2025-12-01 00:00Z'";

    @TempDir
    Path folder;

    @Test
    void whileMonthsAreMade() {
        List<String> whole = finished(log -> log.rollOver(), log -> {});
        int deaths = 0;
        for (boolean died = true; died; deaths++) {
            try (KeptLog log = filled()) {
                died = dies(log::rollOver, log.owner.killedAfter(deaths));
                log.service.run(
                        "insert into sync_activity_log (org_id, action, status, created_at)"
                                + " values (?, 'sync_start', 'completed', '2026-11-10')",
                        log.organisation.id());
                assertThat(log.places()).hasSize(ROWS.length + 1);
                log.rollOver();
                assertThat(log.partitions()).isEqualTo(whole);
                assertThat(log.places()).hasSize(ROWS.length + 1);
                assertThat(log.strays()).isEmpty();
            }
        }
        assertThat(deaths).isGreaterThan(8);
    }

    @Test
    void whileMonthsAreArchivedAndDropped() throws Exception {
        List<String> whole = finished(log -> log.retain(), this::inJanuary);
        int deaths = 0;
        for (boolean died = true; died; deaths++) {
            Path archive = folder.resolve("archive-" + deaths);
            try (KeptLog log = filled()) {
                log.rollOver();
                inJanuary(log);
                log.archive = archive;
                died = dies(log::retain, log.owner.killedAfter(deaths));
                log.row("2025-10-05");
                log.row("2026-11-10");
                log.retain();
                log.retain();
                assertThat(log.partitions()).isEqualTo(whole);
                assertThat(log.places())
                        .hasSize(4)
                        .noneMatch(place -> place.contains("2025-11") || place.contains("1999"));
                assertThat(log.strays()).isEmpty();
            }
            try (var files = Files.list(archive)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .contains("sync_activity_log_before_2025_11.ndjson.gz", "sync_activity_log_2025_11.ndjson.gz")
                        .noneMatch(name -> name.endsWith(".part"));
            }
        }
        assertThat(deaths).isGreaterThan(10);
    }

    /** A histogram must not show what nobody can find any more. */
    @Test
    void countsGoWithTheirMonthWheneverItDies() {
        int deaths = 0;
        for (boolean died = true; died; deaths++) {
            try (KeptLog log = filled()) {
                log.rollOver();
                inJanuary(log);
                log.administrator.run(COUNT, log.organisation.id());
                died = dies(log::retain, log.owner.killedAfter(deaths));
                log.retain();
                assertThat(log.places()).noneMatch(place -> place.contains("2025-11"));
                assertThat(log.administrator.values(String.class, COUNTED)).isEmpty();
            }
        }
        assertThat(deaths).isGreaterThan(5);
    }

    private void inJanuary(KeptLog log) {
        log.rollOver();
        log.now = Instant.parse("2027-01-01T00:00:00Z");
    }

    private static List<String> finished(Consumer<KeptLog> work, Consumer<KeptLog> before) {
        try (KeptLog log = filled()) {
            before.accept(log);
            work.accept(log);
            return log.partitions();
        }
    }

    private static KeptLog filled() {
        return KeptLog.with(ROWS);
    }

    private static boolean dies(Consumer<OwnerWork> work, OwnerWork killed) {
        List<Throwable> faults = new ArrayList<>();
        try {
            work.accept(killed);
        } catch (IllegalStateException death) {
            faults.add(death);
        }
        faults.forEach(fault -> assertThat(fault).hasMessage("killed"));
        return !faults.isEmpty();
    }
}
