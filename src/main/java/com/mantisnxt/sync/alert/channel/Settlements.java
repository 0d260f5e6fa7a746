package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.alert.channel.DeliveryBook.Taken;
import com.mantisnxt.sync.alert.channel.SendOutcome.Delivered;
import com.mantisnxt.sync.alert.channel.SendOutcome.Later;
import com.mantisnxt.sync.alert.channel.SendOutcome.Never;
import com.mantisnxt.sync.alert.channel.SendOutcome.Partly;
import com.mantisnxt.sync.tenant.OrgId;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what came of a try: of the message, and of the channel as a whole. */
@Component
class Settlements {

    private static final int WAITING = 1;
    private static final int DELIVERED = 2;
    private static final int GIVEN_UP = 3;
    private static final int LONGEST_ERROR = 500;

    /** A worker that comes late, when another one has tried meanwhile, changes nothing. */
    private static final String SETTLE = """
            update {delivery}
               set state_code = :state,
                   settled_at = case when :state = 1 then null else cast(:now as timestamptz) end,
                   due_at = :due,
                   left_to = string_to_array(:left, ','),
                   last_error = :error
             where {own}
               and id = :id
               and state_code = 1
               and attempts = :attempts
            """;

    /** That it closed is not told before that it opened. */
    private static final String TOGETHER = """
            update {delivery}
               set due_at = :due
             where {own}
               and channel_id = :channel
               and alert_id = :alert
               and state_code = 1
               and due_at < :due
            """;

    private static final String WORKS = """
            update {channel}
               set last_success_at = :now,
                   failing_since = case when cast(:error as text) is null then null
                                        else coalesce(failing_since, :now) end,
                   failures = 0,
                   last_error = :error,
                   resting_until = null
             where {own}
               and id = :channel
            """;
    private static final String FAILS = """
            update {channel}
               set failing_since = coalesce(failing_since, :now),
                   failures = failures + 1,
                   last_error = :error
             where {own}
               and id = :channel
            returning failures
            """;
    private static final String REST = """
            update {channel}
               set resting_until = :until
             where {own}
               and id = :channel
            """;

    private final Ledger ledger;
    private final Retries retries;
    private final Clock clock;

    Settlements(JdbcClient jdbc, Retries retries, Clock clock) {
        this.ledger = new Ledger(jdbc);
        this.retries = retries;
        this.clock = clock;
    }

    private record Verdict(
            int state,
            Instant due,
            List<String> leftTo,
            @Nullable String error) {}

    /** True where the channel can take the next one at once. */
    @Transactional
    boolean settle(Taken taken, SendOutcome outcome) {
        Letter letter = taken.letter();
        Instant now = clock.instant();
        Instant again = retries.after(taken.attempts(), now);
        Verdict verdict = switch (outcome) {
            case Delivered() -> new Verdict(DELIVERED, now, List.of(), null);
            case Partly(String reason, List<String> left)
            when left.isEmpty() -> new Verdict(DELIVERED, now, left, reason);
            case Partly(String reason, List<String> left) -> waiting(taken, again, left, reason);
            case Later(String reason, Instant at) -> waiting(taken, at == null ? again : at, List.of(), reason);
            case Never(String reason) -> new Verdict(GIVEN_UP, now, List.of(), reason);
        };
        write(taken, verdict, now);
        health(letter.org(), letter.channel(), outcome);
        return outcome instanceof Delivered || outcome instanceof Partly;
    }

    /** Whom it has not reached stays as it was, where nobody more was reached. */
    private Verdict waiting(Taken taken, Instant due, List<String> left, String reason) {
        List<String> stillLeft = left.isEmpty() ? taken.leftTo() : left;
        int state = retries.isOver(taken.createdAt(), due) ? GIVEN_UP : WAITING;
        return new Verdict(state, due, stillLeft, reason);
    }

    private void write(Taken taken, Verdict verdict, Instant now) {
        Letter letter = taken.letter();
        int written = ledger.sql(SETTLE, letter.org())
                .param("id", letter.id())
                .param("attempts", taken.attempts())
                .param("state", verdict.state())
                .param("now", Timestamp.from(now))
                .param("due", Timestamp.from(verdict.due()))
                .param("left", String.join(",", verdict.leftTo()))
                .param("error", cut(verdict.error()), Types.VARCHAR)
                .update();
        if (written == 1 && verdict.state() == WAITING) {
            ledger.sql(TOGETHER, letter.org())
                    .param("channel", letter.channel())
                    .param("alert", letter.news().alert())
                    .param("due", Timestamp.from(verdict.due()))
                    .update();
        }
    }

    /** A test says of the channel what a message would. */
    @Transactional
    void tested(@Nullable OrgId org, UUID channel, SendOutcome outcome) {
        health(org, channel, outcome);
    }

    private void health(@Nullable OrgId org, UUID channel, SendOutcome outcome) {
        switch (outcome) {
            case Delivered() -> works(org, channel, null);
            case Partly(String reason, List<String> left) -> works(org, channel, reason);
            case Later(String reason, Instant at) -> rest(org, channel, fails(org, channel, reason), at);
            case Never(String reason) -> rest(org, channel, fails(org, channel, reason), null);
        }
    }

    private void works(@Nullable OrgId org, UUID channel, @Nullable String error) {
        ledger.sql(WORKS, org)
                .param("channel", channel)
                .param("now", Timestamp.from(clock.instant()))
                .param("error", cut(error), Types.VARCHAR)
                .update();
    }

    private int fails(@Nullable OrgId org, UUID channel, String error) {
        return ledger.sql(FAILS, org)
                .param("channel", channel)
                .param("now", Timestamp.from(clock.instant()))
                .param("error", cut(error), Types.VARCHAR)
                .query(Integer.class)
                .optional()
                .orElse(1);
    }

    private void rest(@Nullable OrgId org, UUID channel, int failures, @Nullable Instant at) {
        Instant until = at == null ? retries.after(failures, clock.instant()) : at;
        ledger.sql(REST, org)
                .param("channel", channel)
                .param("until", Timestamp.from(until))
                .update();
    }

    private static @Nullable String cut(@Nullable String error) {
        return error == null ? null : Wording.line(error, LONGEST_ERROR);
    }
}
