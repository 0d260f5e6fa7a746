package com.mantisnxt.sync.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.database.OwnerWork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/**
 * A node that lost its lock without knowing wakes between any two transactions, after another did all the work: no row is
 * lost, and the next run leaves what one alone would have left.
 */
class TwiceAtOnceTest {

    private static final String[] ROWS = {"1999-05-05", "2025-11-05", "2025-12-05", "2026-04-05", "2026-11-09"};
    private static final Instant JANUARY = Instant.parse("2027-01-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void monthsAreMadeOnce() {
        List<String> whole = byOneAlone(KeptLog::rollOver);
        int sleeps = 0;
        for (boolean slept = true; slept; sleeps++) {
            try (KeptLog log = KeptLog.with(ROWS)) {
                slept = sleeps(log, sleeps, log::rollOver, log::rollOver);
                log.rollOver();
                assertThat(log.places()).hasSize(ROWS.length);
                assertThat(log.partitions()).isEqualTo(whole);
                assertThat(log.strays()).isEmpty();
            }
        }
        assertThat(sleeps).isGreaterThan(8);
    }

    @Test
    void whatIsDroppedIsArchivedWhole() throws IOException {
        List<String> whole = byOneAlone(this::retainInJanuary);
        int sleeps = 0;
        for (boolean slept = true; slept; sleeps++) {
            try (KeptLog log = KeptLog.with(ROWS)) {
                log.archive = folder.resolve("archive-" + sleeps);
                log.rollOver();
                log.now = JANUARY;
                slept = sleeps(log, sleeps, log::retain, log::retain);
                log.retain();
                log.retain();
                assertThat(log.places())
                        .hasSize(3)
                        .noneMatch(place -> place.contains("2025-11") || place.contains("1999"));
                assertThat(log.partitions()).isEqualTo(whole);
                assertThat(log.strays()).isEmpty();
                assertThat(archived(log.archive)).contains("row of 1999-05-05", "row of 2025-11-05");
            }
        }
        assertThat(sleeps).isGreaterThan(10);
    }

    private void retainInJanuary(KeptLog log) {
        log.rollOver();
        log.now = JANUARY;
        log.retain();
    }

    private static List<String> byOneAlone(Consumer<KeptLog> work) {
        try (KeptLog log = KeptLog.with(ROWS)) {
            work.accept(log);
            return log.partitions();
        }
    }

    /** Whoever wakes may find its work gone and give up. */
    private boolean sleeps(KeptLog log, int transactions, Consumer<OwnerWork> work, Runnable meanwhile) {
        var slept = new AtomicBoolean();
        OwnerWork sleeper = log.owner.asleepAfter(transactions, () -> {
            slept.set(true);
            meanwhile.run();
        });
        try {
            work.accept(sleeper);
        } catch (RuntimeException fault) {
            assertThat(fault).isInstanceOfAny(IllegalStateException.class, DataAccessException.class);
        }
        return slept.get();
    }

    private static String archived(Path archive) throws IOException {
        var all = new StringBuilder();
        try (var files = Files.list(archive)) {
            for (Path file : files.toList()) {
                try (InputStream packed = Files.newInputStream(file)) {
                    all.append(new String(new GZIPInputStream(packed).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return all.toString();
    }
}
