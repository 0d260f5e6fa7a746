package com.mantisnxt.sync.alert.channel;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.mantisnxt.sync.tenant.OrgId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has deliveries sent: a task for each, which commits with its row. */
@Component
class DeliveryQueue {

    static final String TASK = "alert-delivery";

    private static final String NOW_DUE = """
            update {delivery}
               set due_at = :now
             where {own}
               and channel_id = :channel
               and state_code = 1
            returning id
            """;

    private final SchedulerClient client;
    private final Ledger ledger;
    private final Clock clock;

    DeliveryQueue(@Qualifier("deliveryQueueClient") SchedulerClient client, JdbcClient jdbc, Clock clock) {
        this.client = client;
        this.ledger = new Ledger(jdbc);
        this.clock = clock;
    }

    void send(DeliveryKey key, Instant at) {
        client.scheduleIfNotExists(new TaskInstance<Void>(TASK, key.text()), at);
    }

    /** All that waits is due; whoever gets the channel's turn first sends it. */
    @Transactional
    void hurry(@Nullable OrgId org, UUID channel) {
        Instant now = clock.instant();
        ledger.sql(NOW_DUE, org)
                .param("channel", channel)
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .list()
                .forEach(id -> hurry(new DeliveryKey(org, id), now));
    }

    private void hurry(DeliveryKey key, Instant now) {
        try {
            client.reschedule(new TaskInstance<Void>(TASK, key.text()), now);
        } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException e) {
            // it is at work, and looks again by itself
        }
    }
}
