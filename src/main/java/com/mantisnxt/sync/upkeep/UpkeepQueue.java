package com.mantisnxt.sync.upkeep;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Brings the next run forward: when a node starts, and when somebody asks. The run itself is the queue's as ever. */
@Component
public class UpkeepQueue {

    static final String TASK = "log-upkeep";

    private static final Logger log = LoggerFactory.getLogger(UpkeepQueue.class);

    private final ObjectProvider<Scheduler> scheduler;
    private final Caretakers caretakers;
    private final Clock clock;

    UpkeepQueue(ObjectProvider<Scheduler> scheduler, Caretakers caretakers, Clock clock) {
        this.scheduler = scheduler;
        this.caretakers = caretakers;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    public void atStart() {
        soon();
    }

    /** For an administrator of the installation. */
    public boolean ask() {
        caretakers.require();
        return soon();
    }

    /** False where it runs already, or where this node does not work on the queue. */
    private boolean soon() {
        Scheduler queue = scheduler.getIfAvailable();
        if (queue == null) {
            return false;
        }
        try {
            queue.reschedule(TaskInstanceId.of(TASK, RecurringTask.INSTANCE), clock.instant());
            queue.triggerCheckForDueExecutions();
            return true;
        } catch (TaskInstanceException running) {
            log.debug("The upkeep of the log is not brought forward: {}", running.getMessage());
            return false;
        }
    }
}
