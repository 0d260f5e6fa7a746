package com.mantisnxt.sync.run;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.mantisnxt.sync.preview.plan.RunOrder;
import com.mantisnxt.sync.preview.plan.RunQueue;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Queues runs: the row that says what to do and the task that has it done commit together, with what asked for them. */
@Component
class QueuedRuns implements RunQueue {

    static final String TASK = "run";

    /** As the queue itself puts tasks off, by raising their version; those that somebody has at hand are left alone. */
    private static final String CALL = """
            update %1$s
               set execution_time = ?,
                   version = version + 1
             where (task_name, task_instance) in (
                   select task_name, task_instance
                     from %1$s
                    where task_name = ?
                      and task_instance = any (?)
                      and not picked
                      and execution_time > ?
                      for update skip locked)
            """;

    private final CurrentCaller currentCaller;
    private final Runs runs;
    private final SyncPositions positions;
    private final SchedulerClient client;
    private final JdbcClient jdbc;
    private final String call;
    private final Clock clock;

    QueuedRuns(
            CurrentCaller currentCaller,
            Runs runs,
            SyncPositions positions,
            @Qualifier("runQueueClient") SchedulerClient client,
            JdbcClient jdbc,
            @Value("${db-scheduler.table-name}") String table,
            Clock clock) {
        this.currentCaller = currentCaller;
        this.runs = runs;
        this.positions = positions;
        this.client = client;
        this.jdbc = jdbc;
        this.call = CALL.formatted(table);
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void compute(RunOrder order) {
        queue(RunKind.COMPUTE, order, ReadSoFar.nothing(null));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void apply(RunOrder order) {
        queue(RunKind.APPLY, order, ReadSoFar.nothing(null));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void sync(RunOrder order, boolean everything) {
        queue(
                RunKind.SYNC,
                order,
                everything ? ReadSoFar.nothing(null) : positions.toRead(order.connection(), order.entity()));
    }

    /** Those that wait may look at once; one that is looked at just now looks again by itself. */
    void now(List<RunKey> keys) {
        if (!keys.isEmpty()) {
            OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
            String[] names = keys.stream().map(RunKey::text).toArray(String[]::new);
            jdbc.sql(call).params(now, TASK, names, now).update();
        }
    }

    private void queue(RunKind kind, RunOrder order, ReadSoFar toRead) {
        RunKey key = runs.queue(currentCaller.get(), kind, order, toRead);
        client.scheduleIfNotExists(new TaskInstance<>(TASK, key.text()), clock.instant());
    }
}
