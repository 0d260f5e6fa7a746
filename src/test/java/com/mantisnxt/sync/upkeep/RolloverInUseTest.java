package com.mantisnxt.sync.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Months are made while others read the log and write to it. */
@ParameterizedClass
@EnumSource(TestServer.class)
class RolloverInUseTest extends RolledLog {

    @Test
    void whoeverHoldsTheLogIsNamedAndNothingIsHalfDone() throws Exception {
        log.patience = Duration.ofMillis(300);
        try (Session reader = log.database.asApplication(log.organisation.id())) {
            reader.set("application_name", "nightly-report");
            reader.connection().setAutoCommit(false);
            reader.count("select count(*) from sync_activity_log");
            assertThatThrownBy(log::rollOver)
                    .hasMessageContaining("did not get its locks within PT0.3S")
                    .hasMessageContaining("application nightly-report");
            log.service.run(
                    "insert into sync_activity_log (org_id, action, status) values (?, 'sync_start', 'completed')",
                    log.organisation.id());
            reader.connection().rollback();
        }
        log.patience = Duration.ofSeconds(20);
        assertThat(log.rollOver()).contains("closed sync_activity_log_2026_03_to_2026_11");
    }

    @Test
    void writersGoOnAndNoRowOfTheirsIsRefusedOrLost() throws Exception {
        var done = new AtomicBoolean();
        var written = new AtomicInteger();
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            writers.add(CompletableFuture.runAsync(() -> write(done, written), Thread::startVirtualThread));
        }
        try {
            log.row("2026-11-09T00:00:00Z");
            // the writers' clock is the machine's, on which the log was closed; nothing but the catch-all is theirs
            log.now = log.owner.work().once(LogCatalogue::now);
            assertThat(log.rollOver()).hasSizeGreaterThanOrEqualTo(3);
            int before = written.get();
            org.awaitility.Awaitility.await().until(() -> written.get() > before + 50);
        } finally {
            done.set(true);
        }
        for (var writer : writers) {
            writer.get(30, TimeUnit.SECONDS);
        }
        assertThat(log.service.count("select count(*) from sync_activity_log where message = 'written meanwhile'"))
                .isEqualTo(written.get());
    }

    private void write(AtomicBoolean done, AtomicInteger written) {
        try (Session writer = log.database.asApplication(log.organisation.id())) {
            while (!done.get()) {
                writer.run(
                        "insert into sync_activity_log (org_id, action, status, message)"
                                + " values (?, 'batch_process', 'completed', 'written meanwhile')",
                        log.organisation.id());
                written.incrementAndGet();
            }
        }
    }
}
