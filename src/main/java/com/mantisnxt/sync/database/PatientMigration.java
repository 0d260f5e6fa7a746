package com.mantisnxt.sync.database;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again while other sessions hold what a migration needs, so that a busy table delays the new version and not the
 * table's writers. Each attempt gives up after a moment and is rolled back; the pauses between them grow.
 */
final class PatientMigration {

    private static final Logger log = LoggerFactory.getLogger(PatientMigration.class);
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Clock clock;
    private final Duration patience;

    PatientMigration(Clock clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
    }

    void run(Flyway flyway) {
        DataSource owner = flyway.getConfiguration().getDataSource();
        Instant deadline = clock.instant().plus(patience);
        Duration pause = FIRST_PAUSE;
        while (!succeeds(flyway, owner, deadline)) {
            sleep(jittered(pause));
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private boolean succeeds(Flyway flyway, DataSource owner, Instant deadline) {
        try (LockWatch watch = new LockWatch(owner)) {
            try {
                flyway.migrate();
                return true;
            } catch (FlywayException e) {
                if (!isLockedOut(e)) {
                    throw e;
                }
                if (clock.instant().isAfter(deadline)) {
                    throw new IllegalStateException(refusal(watch.lastSeen()), e);
                }
                log.warn("A migration was put off, it is tried again: {}", watch.lastSeen());
                return false;
            }
        }
    }

    private String refusal(String wait) {
        return "A migration did not get its locks within " + patience + " and was rolled back: " + wait
                + ". End what holds them, or allow more time with SYNC_DATABASE_LOCKPATIENCE.";
    }

    private static boolean isLockedOut(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Between half and one and a half of it, so that nothing keeps step with us. */
    private static Duration jittered(Duration pause) {
        return pause.dividedBy(2).plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis()));
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Start-up was interrupted", e);
        }
    }
}
