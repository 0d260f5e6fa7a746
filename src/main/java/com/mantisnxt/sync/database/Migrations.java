package com.mantisnxt.sync.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Brings the database to our version. A database that ran an earlier delivery of 0024 starts behind it, so that the next
 * migration heals what it finds; any other starts at the very first.
 */
final class Migrations implements FlywayMigrationStrategy {

    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    private static final String EARLIER_DELIVERY = """
            select to_regclass('sync_console.schema_history') is null
               and to_regclass('public.sync_progress') is not null
            """;

    private final PatientMigration patient;

    Migrations(PatientMigration patient) {
        this.patient = patient;
    }

    @Override
    public void migrate(Flyway flyway) {
        var jdbc = new JdbcTemplate(flyway.getConfiguration().getDataSource());
        if (Boolean.TRUE.equals(jdbc.queryForObject(EARLIER_DELIVERY, Boolean.class))) {
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
