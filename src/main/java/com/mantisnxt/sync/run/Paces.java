package com.mantisnxt.sync.run;

import com.mantisnxt.sync.connector.Pace;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.run.ConnectionLimits.Limit;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** How often the systems of connections are asked: one row for each, from which all nodes take the next slot. */
@Service
public class Paces {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration HOWEVER_LONG = Duration.ofDays(30);
    static final String SENT_ENOUGH = "As many requests were sent as this connection allows.";

    /** A slot that is too far away is told and not taken: who comes back for it may come late. */
    private static final String TAKE = """
            update sync_console.connection_pace p
               set next_at = case when f.soon
                                  then greatest(p.next_at, clock_timestamp())
                                       + interval '1 minute' / p.requests_per_minute
                                  else p.next_at end
              from (select next_at, next_at <= clock_timestamp() + make_interval(secs => ?) as soon
                      from sync_console.connection_pace
                     where org_id = ? and connection_id = ? and requests_per_minute is not null
                       for update) f
             where p.org_id = ?
               and p.connection_id = ?
            returning f.next_at, f.soon, p.next_at as following, clock_timestamp() as now
            """;

    /** Unless somebody has taken the one after it, who was told when it comes and would have to be told again. */
    private static final String GIVE_BACK = """
            update sync_console.connection_pace
               set next_at = ?
             where org_id = ?
               and connection_id = ?
               and next_at = ?
            """;

    private static final Waiter NOBODY = until -> {};

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ConnectionLimits limits;
    private final Stopping stopping;

    Paces(
            CurrentCaller currentCaller,
            JdbcClient jdbc,
            TransactionTemplate transactionTemplate,
            ConnectionLimits limits,
            Stopping stopping) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.transaction = transactionTemplate;
        this.limits = limits;
        this.stopping = stopping;
    }

    /** Who waits for its slot. */
    interface Waiter {

        /** @param until empty once it may go */
        void waits(Optional<Instant> until);

        /**
         * Whether it is to wait no more; asked about once a second.
         *
         * @param until as it was told
         */
        default boolean isCalledOff(Instant until) {
            return false;
        }
    }

    /** Requests a minute; empty for as many as the system takes. */
    public Optional<Integer> find(UUID connection) {
        return limits.find(connection, Limit.REQUESTS);
    }

    /** @param requestsPerMinute null for as many as the system takes */
    public void set(UUID connection, @Nullable Integer requestsPerMinute) {
        limits.set(connection, Limit.REQUESTS, requestsPerMinute);
    }

    /** As it is set now. Who would have to wait long is told so, each time. */
    Pace of(UUID connection) {
        return isFree(connection) ? Pace.FREE : () -> pass(take(connection, SOON), NOBODY);
    }

    /**
     * As it is set now, for the time of a turn. Only its first request is told to come later. With the next ones something
     * has begun that would begin anew each time, and where that takes several requests never come to an end; they wait,
     * unless they are called off.
     */
    Pace of(UUID connection, Waiter waiter) {
        if (isFree(connection)) {
            return Pace.FREE;
        }
        var isFirst = new AtomicBoolean(true);
        return () -> {
            Slot slot = take(connection, isFirst.getAndSet(false) ? SOON : HOWEVER_LONG);
            if (slot.ahead().compareTo(SOON) <= 0) {
                pass(slot, NOBODY);
            } else {
                hold(connection, slot, waiter);
                waiter.waits(Optional.empty());
            }
        };
    }

    private void hold(UUID connection, Slot slot, Waiter waiter) {
        try {
            waiter.waits(Optional.of(slot.at()));
            pass(slot, waiter);
        } catch (RuntimeException calledOff) {
            if (!Thread.currentThread().isInterrupted()) {
                giveBack(connection, slot);
            }
            throw calledOff;
        }
    }

    private boolean isFree(UUID connection) {
        return find(connection).isEmpty();
    }

    /** Nothing went wrong: we ourselves are to ask less often. */
    static boolean isWait(SourceFault fault) {
        return SENT_ENOUGH.equals(fault.reason());
    }

    /** @param following the next one */
    private record Slot(Instant at, boolean soon, Instant following, Instant now) {

        Duration ahead() {
            return Duration.between(now, at);
        }
    }

    private Slot take(UUID connection, Duration within) {
        UUID org = currentCaller.get().org().value();
        Optional<Slot> slot = Objects.requireNonNull(transaction.execute(status -> jdbc.sql(TAKE)
                .param(within.toSeconds())
                .params(org, connection, org, connection)
                .query(Paces::slot)
                .optional()));
        if (slot.isPresent() && !slot.get().soon()) {
            throw SourceFault.notYet(SENT_ENOUGH, slot.get().at());
        }
        return slot.orElseGet(() -> new Slot(Instant.EPOCH, true, Instant.EPOCH, Instant.EPOCH));
    }

    private void giveBack(UUID connection, Slot slot) {
        UUID org = currentCaller.get().org().value();
        transaction.executeWithoutResult(status -> jdbc.sql(GIVE_BACK)
                .param(time(slot.at()))
                .params(org, connection)
                .param(time(slot.following()))
                .update());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** A node that stops is not kept from it, and neither is an operator who has the sync rest. */
    private void pass(Slot slot, Waiter waiter) {
        Duration left = slot.ahead();
        try {
            while (left.isPositive()) {
                if (stopping.isUnderWay()) {
                    throw stops();
                }
                if (waiter.isCalledOff(slot.at())) {
                    throw SourceFault.notYet(SENT_ENOUGH, slot.at());
                }
                Duration some = left.compareTo(SOON) > 0 ? SOON : left;
                Thread.sleep(some);
                left = left.minus(some);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stops();
        }
    }

    private static SourceFault stops() {
        return new SourceFault(SourceFault.Kind.AWAY, "The console is stopping.");
    }

    private static Slot slot(ResultSet row, int number) throws SQLException {
        return new Slot(
                instant(row, "next_at"), row.getBoolean("soon"), instant(row, "following"), instant(row, "now"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
