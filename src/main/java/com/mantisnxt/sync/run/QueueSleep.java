package com.mantisnxt.sync.run;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.mantisnxt.sync.base.sleep.CanWait;
import com.mantisnxt.sync.base.sleep.KeepsAwake;
import com.mantisnxt.sync.base.sleep.Sleeper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The queue says when it is due next, and neither polls nor beats for the time of a sleep. */
@Component
class QueueSleep implements KeepsAwake, Sleeper {

    /** What somebody works on is due at once. */
    private static final String NEXT = """
            select case when picked then to_timestamp(0) else execution_time end as next
              from %s
             where picked
                or task_name <> all (?)
             order by next
             limit 1
            """;

    private final JdbcClient jdbc;
    private final ObjectProvider<Scheduler> scheduler;
    private final String next;
    private final String[] canWait;

    QueueSleep(
            JdbcClient jdbc,
            ObjectProvider<Scheduler> scheduler,
            List<CanWait> canWait,
            @Value("${db-scheduler.table-name}") String table) {
        this.jdbc = jdbc;
        this.scheduler = scheduler;
        this.next = NEXT.formatted(table);
        this.canWait = canWait.stream().map(CanWait::task).toArray(String[]::new);
    }

    @Override
    public Optional<Instant> next() {
        Scheduler queue = scheduler.getIfAvailable();
        if (queue != null && !queue.getSchedulerState().isStarted()) {
            // the pause of one that has not begun would end as it begins
            return Optional.of(Instant.EPOCH);
        }
        return jdbc.sql(next)
                .param(canWait)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    @Override
    public void fallAsleep() {
        scheduler.ifAvailable(Scheduler::pause);
    }

    @Override
    public void wakeUp() {
        scheduler.ifAvailable(queue -> {
            queue.resume();
            queue.triggerCheckForDueExecutions();
        });
    }
}
