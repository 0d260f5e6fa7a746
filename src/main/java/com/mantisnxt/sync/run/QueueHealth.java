package com.mantisnxt.sync.run;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether anybody on any node takes what is due; that this node's own scheduler runs is told by the scheduler. */
@Component("queueHealthIndicator")
class QueueHealth extends AbstractHealthIndicator {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final String OLDEST = """
            select coalesce(extract(epoch from now() - min(execution_time)), 0)::bigint
              from %s
             where not picked
               and execution_time <= now()
            """;

    private final JdbcClient jdbc;
    private final String oldest;

    QueueHealth(JdbcClient jdbc, @Value("${db-scheduler.table-name}") String table) {
        super("The queue could not be looked at");
        this.jdbc = jdbc;
        this.oldest = OLDEST.formatted(table);
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        long seconds = jdbc.sql(oldest).query(Long.class).single();
        builder.status(seconds <= LONGEST.toSeconds() ? "UP" : "DOWN").withDetail("dueSinceSeconds", seconds);
    }
}
