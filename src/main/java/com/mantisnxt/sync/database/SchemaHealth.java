package com.mantisnxt.sync.database;

import com.mantisnxt.sync.database.check.MigrationFacts;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the database still has the schema that this version was made for; an older backup may come back under it. */
@Component("schemaHealthIndicator")
class SchemaHealth extends AbstractHealthIndicator {

    private static final String APPLIED = """
            select coalesce(max(version::integer) filter (where success), 0)
              from sync_console.schema_history
             where version is not null
            """;

    private final JdbcClient jdbc;
    private final int newest = MigrationFacts.newestOfOurs();

    SchemaHealth(JdbcClient jdbc) {
        super("The schema could not be looked at");
        this.jdbc = jdbc;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        int applied = jdbc.sql(APPLIED).query(Integer.class).single();
        builder.status(applied >= newest ? "UP" : "DOWN").withDetail("version", applied);
    }
}
