package com.mantisnxt.sync.run;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Holds the next time of each sync that runs by itself; in the caller's transaction. */
@Component
class DueQueue {

    static final String TASK = "due-sync";

    private final SchedulerClient client;

    DueQueue(@Qualifier("runQueueClient") SchedulerClient client) {
        this.client = client;
    }

    /** What begins just now asks for its next time by itself when it is done. */
    void expect(DueKey key, Optional<Instant> next) {
        var instance = new TaskInstance<Void>(TASK, key.text());
        try {
            if (next.isEmpty()) {
                client.cancel(instance);
            } else if (!client.scheduleIfNotExists(instance, next.get())) {
                client.reschedule(instance, next.get());
            }
        } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException e) {
            // there is none, or it is under way
        }
    }

    boolean isBefore(DueKey key, Instant moment) {
        return next(key).filter(next -> !next.isAfter(moment)).isPresent();
    }

    Optional<Instant> next(DueKey key) {
        return client.getScheduledExecution(TaskInstanceId.of(TASK, key.text()))
                .map(execution -> execution.getExecutionTime());
    }
}
