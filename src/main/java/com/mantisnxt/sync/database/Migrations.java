package com.mantisnxt.sync.database;

import com.mantisnxt.sync.database.check.Found;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings the database to our version. A database that ran an earlier delivery of 0024 starts behind it, so that the next
 * migration heals what it finds; any other starts at the very first.
 */
final class Migrations implements FlywayMigrationStrategy {

    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    private final PatientMigration patient;

    Migrations(PatientMigration patient) {
        this.patient = patient;
    }

    @Override
    public void migrate(Flyway flyway) {
        JdbcClient jdbc = JdbcClient.create(flyway.getConfiguration().getDataSource());
        if (Found.in(jdbc) == Found.EARLIER_DELIVERY) {
            log.info("Found the tables of an earlier delivery of 0024; they will be checked and healed");
            Flyway.configure()
                    .configuration(flyway.getConfiguration())
                    .baselineVersion(MigrationVersion.fromVersion("24"))
                    .load()
                    .baseline();
        }
        patient.run(flyway);
    }
}
