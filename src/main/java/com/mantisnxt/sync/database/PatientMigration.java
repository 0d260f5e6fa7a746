package com.mantisnxt.sync.database;

import java.time.Clock;
import java.time.Duration;
import org.flywaydb.core.Flyway;

/** A busy table delays the new version and not the table's writers: a migration is tried again while others hold it. */
final class PatientMigration {

    private static final String ADVICE = "End what holds them, or allow more time with SYNC_DATABASE_LOCKPATIENCE.";

    private final LockRetries retries;

    PatientMigration(Clock clock, Duration patience) {
        this.retries = new LockRetries(clock, patience);
    }

    void run(Flyway flyway) {
        retries.run(flyway.getConfiguration().getDataSource(), "A migration", ADVICE, flyway::migrate);
    }
}
