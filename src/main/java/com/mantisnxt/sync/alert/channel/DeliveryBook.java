package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.alert.channel.Turns.Turn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What is to be sent next through a channel; each answer is a short transaction, and nothing is sent within one. */
@Component
class DeliveryBook {

    private static final String GIVE_UP_THE_OLD = """
            update {delivery} d
               set state_code = 3,
                   settled_at = :now,
                   last_error = coalesce(d.last_error, c.last_error)
              from {channel} c
             where c.id = :channel
               and d.channel_id = c.id
               and d.state_code = 1
               and d.created_at < :old
               and (d.attempts > 0 or c.failures > 0)
            """;
    private static final String RENEW = """
            update {channel}
               set busy_until = :until
             where {own}
               and id = :channel
               and busy_with = :turn
            """;

    /** What opened is told first. */
    private static final String TAKE = """
            update {delivery}
               set attempts = attempts + 1,
                   tried_at = :now
             where {own}
               and id = (
                   select d.id
                     from {delivery} d
                    where d.channel_id = :channel
                      and d.state_code = 1
                      and d.due_at <= :now
                      and not exists (
                          select
                            from {delivery} e
                           where e.channel_id = d.channel_id
                             and e.alert_id = d.alert_id
                             and e.state_code = 1
                             and e.change_code < d.change_code)
                    order by d.due_at, d.created_at, d.id
                    limit 1
                      for update skip locked)
            returning id,
                      attempts,
                      created_at,
                      left_to,
                      news::text as news
            """;

    private static final String KIND = "select kind_code from {channel} where {own} and id = :channel";
    private static final String ENDS = """
            select sealed,
                   recipients
              from sync_console.alert_channel
             where org_id = :org
               and id = :channel
            """;

    private final Ledger ledger;
    private final InstallationProperties installation;
    private final JsonMapper json;
    private final Retries retries;
    private final Clock clock;

    DeliveryBook(JdbcClient jdbc, InstallationProperties installation, JsonMapper json, Retries retries, Clock clock) {
        this.ledger = new Ledger(jdbc);
        this.installation = installation;
        this.json = json;
        this.retries = retries;
        this.clock = clock;
    }

    /**
     * @param attempts this one included
     * @param leftTo whom it has not reached, where it has reached others; else empty
     */
    record Taken(Letter letter, int attempts, Instant createdAt, List<String> leftTo) {}

    private record Row(UUID id, int attempts, Instant createdAt, List<String> leftTo, String news) {}

    private record Ends(byte @Nullable [] sealed, List<String> recipients) {}

    /** Empty where nothing is due, or the turn is over. */
    @Transactional
    Optional<Taken> take(Turn turn) {
        Instant now = clock.instant();
        boolean isOurs = ledger.sql(RENEW, turn.org())
                        .param("channel", turn.channel())
                        .param("turn", turn.id())
                        .param("until", Timestamp.from(now.plus(Retries.lease())))
                        .update()
                == 1;
        if (!isOurs) {
            return Optional.empty();
        }
        ledger.sql(GIVE_UP_THE_OLD, turn.org())
                .param("channel", turn.channel())
                .param("now", Timestamp.from(now))
                .param("old", Timestamp.from(retries.tooOld(now)))
                .update();
        return ledger.sql(TAKE, turn.org())
                .param("channel", turn.channel())
                .param("now", Timestamp.from(now))
                .query(DeliveryBook::row)
                .optional()
                .map(row -> new Taken(letter(turn, row), row.attempts(), row.createdAt(), row.leftTo()));
    }

    private Letter letter(Turn turn, Row row) {
        short kind = ledger.sql(KIND, turn.org())
                .param("channel", turn.channel())
                .query(Short.class)
                .single();
        Ends ends = ends(turn);
        return new Letter(
                turn.org(),
                row.id(),
                turn.channel(),
                ChannelKind.byCode(kind),
                ends.sealed(),
                row.leftTo().isEmpty() ? ends.recipients() : row.leftTo(),
                json.readValue(row.news(), News.class));
    }

    /** As they are now: whoever mends a channel means what waits for it too. */
    private Ends ends(Turn turn) {
        return turn.org() == null
                ? new Ends(null, installation.mail())
                : ledger.sql(ENDS, turn.org())
                        .param("channel", turn.channel())
                        .query((row, number) -> new Ends(row.getBytes("sealed"), texts(row, "recipients")))
                        .single();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                texts(row, "left_to"),
                row.getString("news"));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
