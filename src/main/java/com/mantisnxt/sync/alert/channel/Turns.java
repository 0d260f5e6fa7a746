package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.tenant.OrgId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who sends through a channel: one worker of all nodes at a time, so that a slow receiver holds up one thread and what
 * opened is told before it is told to be closed. A turn whose worker died ends by itself.
 */
@Component
class Turns {

    private static final String PLACE = """
            select d.channel_id,
                   d.due_at,
                   c.resting_until,
                   (select count(*) from {delivery} w where w.channel_id = c.id and w.state_code = 1) as waiting
              from {delivery} d
              join {channel} c on c.id = d.channel_id
             where d.id = :id
               and d.state_code = 1
            """;
    private static final String ENTER = """
            update {channel}
               set busy_with = :turn,
                   busy_until = :until
             where {own}
               and id = :channel
               and (busy_until is null or busy_until < :now)
               and (resting_until is null or resting_until <= :now)
            """;
    private static final String LEAVE = """
            update {channel}
               set busy_with = null,
                   busy_until = null
             where {own}
               and id = :channel
               and busy_with = :turn
            """;

    private final Ledger ledger;
    private final Retries retries;
    private final Clock clock;

    Turns(JdbcClient jdbc, Retries retries, Clock clock) {
        this.ledger = new Ledger(jdbc);
        this.retries = retries;
        this.clock = clock;
    }

    /** The right to send through a channel for some minutes, renewed with each letter. */
    record Turn(@Nullable OrgId org, UUID channel, UUID id) {}

    /**
     * What to do about a delivery.
     *
     * @param turn null where it is not to be sent now
     * @param again null where nothing is left to do
     */
    record Entry(@Nullable Turn turn, @Nullable Instant again) {}

    private record Place(
            UUID channel, Instant due, @Nullable Instant restingUntil, int waiting) {}

    @Transactional
    Entry enter(DeliveryKey key) {
        Optional<Place> found = place(key);
        if (found.isEmpty()) {
            return new Entry(null, null);
        }
        Instant now = clock.instant();
        Place place = found.get();
        var turn = new Turn(key.org(), place.channel(), UUID.randomUUID());
        boolean isTaken = !place.due().isAfter(now)
                && ledger.sql(ENTER, key.org())
                                .param("channel", place.channel())
                                .param("turn", turn.id())
                                .param("now", Timestamp.from(now))
                                .param("until", Timestamp.from(now.plus(Retries.lease())))
                                .update()
                        == 1;
        return isTaken ? new Entry(turn, null) : new Entry(null, again(place, now));
    }

    @Transactional
    void leave(Turn turn) {
        ledger.sql(LEAVE, turn.org())
                .param("channel", turn.channel())
                .param("turn", turn.id())
                .update();
    }

    /** When a delivery is to be looked at again; empty when it is settled. */
    @Transactional(readOnly = true)
    Optional<Instant> next(DeliveryKey key) {
        return place(key).map(place -> again(place, clock.instant()));
    }

    private Instant again(Place place, Instant now) {
        Instant rested = place.restingUntil() == null ? now : place.restingUntil();
        Instant next = place.due().isAfter(rested) ? place.due() : rested;
        return next.isAfter(now) ? next : retries.turn(place.waiting(), now);
    }

    private Optional<Place> place(DeliveryKey key) {
        return ledger.sql(PLACE, key.org())
                .param("id", key.id())
                .query(Turns::place)
                .optional();
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        return new Place(
                row.getObject("channel_id", UUID.class),
                row.getTimestamp("due_at").toInstant(),
                instant(row, "resting_until"),
                row.getInt("waiting"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
