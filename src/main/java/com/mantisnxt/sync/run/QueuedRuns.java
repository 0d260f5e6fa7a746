package com.mantisnxt.sync.run;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.mantisnxt.sync.preview.plan.RunOrder;
import com.mantisnxt.sync.preview.plan.RunQueue;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Queues runs: the row that says what to do and the task that has it done commit together, with what asked for them. */
@Component
class QueuedRuns implements RunQueue {

    static final String TASK = "run";

    private final CurrentCaller currentCaller;
    private final Runs runs;
    private final SchedulerClient client;
    private final Clock clock;

    QueuedRuns(
            CurrentCaller currentCaller, Runs runs, @Qualifier("runQueueClient") SchedulerClient client, Clock clock) {
        this.currentCaller = currentCaller;
        this.runs = runs;
        this.client = client;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void compute(RunOrder order) {
        queue(RunKind.COMPUTE, order);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void apply(RunOrder order) {
        queue(RunKind.APPLY, order);
    }

    private void queue(RunKind kind, RunOrder order) {
        RunKey key = runs.queue(currentCaller.get(), kind, order);
        client.scheduleIfNotExists(new TaskInstance<>(TASK, key.text()), clock.instant());
    }
}
