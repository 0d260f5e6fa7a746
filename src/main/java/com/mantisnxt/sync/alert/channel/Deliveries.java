package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.alert.AlertChanged.Change;
import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was told and what became of it: of the asking organisation for its administrators. */
@Service
public class Deliveries {

    static final String NEWEST = """
            select d.id,
                   %s as channel,
                   d.change_code,
                   d.news ->> 'subject' as subject,
                   d.state_code,
                   d.attempts,
                   d.created_at,
                   greatest(d.due_at, c.resting_until) as due_at,
                   d.settled_at,
                   d.last_error
              from {delivery} d
              join {channel} c on c.id = d.channel_id
             order by d.created_at desc, d.id
             limit :most
            """;
    private static final String AGAIN = """
            update sync_console.alert_delivery
               set state_code = 1,
                   settled_at = null,
                   attempts = 0,
                   created_at = :now,
                   due_at = :now
             where org_id = :org
               and id = :id
               and state_code = 3
            returning news ->> 'subject'
            """;

    private final Ledger ledger;
    private final DeliveryQueue queue;
    private final CurrentCaller currentCaller;
    private final AuditEntries trail;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, DeliveryQueue queue, CurrentCaller currentCaller, AuditEntries trail, Clock clock) {
        this.ledger = new Ledger(jdbc);
        this.queue = queue;
        this.currentCaller = currentCaller;
        this.trail = trail;
        this.clock = clock;
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<DeliveryRow> newest(int most) {
        Caller caller = currentCaller.require(Right.ADMINISTER);
        return ledger.sql(NEWEST.formatted("c.name"), caller.org())
                .param("most", most)
                .query(Deliveries::row)
                .list();
    }

    /**
     * Sends one that was given up again, with a day to arrive.
     *
     * @throws ChannelRefused where it is not given up, or its channel is switched off
     */
    @Transactional
    public void again(UUID id) {
        Caller caller = currentCaller.require(Right.ADMINISTER);
        Instant now = clock.instant();
        String subject = ledger.sql(AGAIN, caller.org())
                .param("id", id)
                .param("now", Timestamp.from(now))
                .query(String.class)
                .optional()
                .orElseThrow(ChannelRefused::notToRepeat);
        queue.send(new DeliveryKey(caller.org(), id), now);
        trail.add("alert_delivery_repeated", subject, Map.of("delivery", id));
    }

    static DeliveryRow row(ResultSet row, int number) throws SQLException {
        return new DeliveryRow(
                row.getObject("id", UUID.class),
                row.getString("channel"),
                row.getInt("change_code") == News.code(Change.OPENED) ? Change.OPENED : Change.CLOSED,
                String.valueOf(row.getString("subject")),
                DeliveryRow.State.values()[row.getInt("state_code") - 1],
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                Turns.instant(row, "settled_at"),
                row.getString("last_error"));
    }
}
