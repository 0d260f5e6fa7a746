package com.mantisnxt.sync.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.database.OwnerWork;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/**
 * A node that lost its lock without knowing wakes between any two transactions, after another did all the work: no row is
 * lost, and the next run leaves what one alone would have left.
 */
class TwiceAtOnceTest extends InterruptedUpkeep {

    @Test
    void monthsAreMadeOnce() {
        List<String> whole = undisturbed(KeptLog::rollOver);
        int sleeps = afterEachTransaction(transactions -> {
            try (KeptLog log = KeptLog.with(ROWS)) {
                boolean slept = sleeps(log, transactions, log::rollOver, log::rollOver);
                log.rollOver();
                assertThat(log.places()).hasSize(ROWS.length);
                assertThat(log.partitions()).isEqualTo(whole);
                assertThat(log.strays()).isEmpty();
                return slept;
            }
        });
        assertThat(sleeps).isGreaterThan(7);
    }

    @Test
    void whatIsDroppedIsArchivedWhole() {
        List<String> whole = undisturbed(InterruptedUpkeep::retainInJanuary);
        int sleeps = afterEachTransaction(transactions -> {
            try (KeptLog log = KeptLog.with(ROWS)) {
                log.archive = folder.resolve("archive-" + transactions);
                inJanuary(log);
                boolean slept = sleeps(log, transactions, log::retain, log::retain);
                log.retain();
                log.retain();
                assertThat(log.places())
                        .hasSize(3)
                        .noneMatch(place -> place.contains("2025-11") || place.contains("1999"));
                assertThat(log.partitions()).isEqualTo(whole);
                assertThat(log.strays()).isEmpty();
                assertThat(archived(log.archive)).contains("row of 1999-05-05", "row of 2025-11-05");
                return slept;
            }
        });
        assertThat(sleeps).isGreaterThan(9);
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

    private static String archived(Path archive) {
        var all = new StringBuilder();
        try (var files = Files.list(archive)) {
            for (Path file : files.toList()) {
                try (InputStream packed = Files.newInputStream(file)) {
                    all.append(new String(new GZIPInputStream(packed).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }
}
