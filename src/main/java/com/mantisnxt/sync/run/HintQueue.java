package com.mantisnxt.sync.run;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Has hints looked at, at the next even second from a time on; in the caller's transaction, which holds their row. */
@Component
class HintQueue {

    static final String TASK = "hinted-sync";

    private static final long STEP = 2;

    private final SchedulerClient client;

    HintQueue(@Qualifier("runQueueClient") SchedulerClient client) {
        this.client = client;
    }

    void look(DueKey sync, Instant from) {
        long step = Math.ceilDiv(from.getEpochSecond() + 1, STEP) * STEP;
        HintKey key = new HintKey(sync, Instant.ofEpochSecond(step));
        client.scheduleIfNotExists(new TaskInstance<>(TASK, key.text()), key.at());
    }
}
