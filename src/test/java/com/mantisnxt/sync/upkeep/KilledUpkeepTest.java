package com.mantisnxt.sync.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.database.OwnerWork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The node dies between any two transactions: the log takes rows all the same, and the next run finishes. */
class KilledUpkeepTest extends InterruptedUpkeep {

    private static final String COUNT =
            "insert into sync_console.activity_hour values (?, '2025-11-05 00:00Z', 3, 4, 0, 0, 1)";
    private static final String COUNTED =
            "select hour::text from sync_console.activity_hour where hour < '2025-12-01 00:00Z'";

    @Test
    void whileMonthsAreMade() {
        List<String> whole = undisturbed(KeptLog::rollOver);
        int deaths = afterEachTransaction(transactions -> {
            try (KeptLog log = KeptLog.with(ROWS)) {
                boolean died = dies(log::rollOver, log.owner.killedAfter(transactions));
                log.service.run(
                        "insert into sync_activity_log (org_id, action, status, created_at)"
                                + " values (?, 'sync_start', 'completed', '2026-11-10')",
                        log.organisation.id());
                assertThat(log.places()).hasSize(ROWS.length + 1);
                log.rollOver();
                assertThat(log.partitions()).isEqualTo(whole);
                assertThat(log.places()).hasSize(ROWS.length + 1);
                assertThat(log.strays()).isEmpty();
                return died;
            }
        });
        assertThat(deaths).isGreaterThan(7);
    }

    @Test
    void whileMonthsAreArchivedAndDropped() {
        List<String> whole = undisturbed(InterruptedUpkeep::retainInJanuary);
        int deaths = afterEachTransaction(transactions -> {
            try (KeptLog log = KeptLog.with(ROWS)) {
                inJanuary(log);
                log.archive = folder.resolve("archive-" + transactions);
                boolean died = dies(log::retain, log.owner.killedAfter(transactions));
                log.row("2025-10-05");
                log.row("2026-11-10");
                log.retain();
                log.retain();
                assertThat(log.partitions()).isEqualTo(whole);
                assertThat(log.places())
                        .hasSize(4)
                        .noneMatch(place -> place.contains("2025-11") || place.contains("1999"));
                assertThat(log.strays()).isEmpty();
                assertThat(log.archive)
                        .isDirectoryContaining("glob:**/sync_activity_log_before_2025_11.ndjson.gz")
                        .isDirectoryContaining("glob:**/sync_activity_log_2025_11.ndjson.gz")
                        .isDirectoryNotContaining("glob:**.part");
                return died;
            }
        });
        assertThat(deaths).isGreaterThan(9);
    }

    /** A histogram must not show what nobody can find any more. */
    @Test
    void countsGoWithTheirMonthWheneverItDies() {
        int deaths = afterEachTransaction(transactions -> {
            try (KeptLog log = KeptLog.with(ROWS)) {
                inJanuary(log);
                log.administrator.run(COUNT, log.organisation.id());
                boolean died = dies(log::retain, log.owner.killedAfter(transactions));
                log.retain();
                assertThat(log.places()).noneMatch(place -> place.contains("2025-11"));
                assertThat(log.administrator.values(String.class, COUNTED)).isEmpty();
                return died;
            }
        });
        assertThat(deaths).isGreaterThan(4);
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
