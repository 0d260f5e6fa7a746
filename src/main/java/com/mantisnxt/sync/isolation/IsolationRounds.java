package com.mantisnxt.sync.isolation;

import com.mantisnxt.sync.database.OwnerWork;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rounds of the last month. Only the owner writes them: who could see foreign rows could not hide it. */
@Component
class IsolationRounds {

    private static final String ADD = """
            insert into sync_console.isolation_round (node, checks, places, took_millis, foreign_rows, troubles, unproven)
            values (:node, :checks, :places, :took, cast(:foreign as jsonb), cast(:troubles as jsonb),
                    cast(:unproven as jsonb))
            """;
    private static final String FORGET =
            "delete from sync_console.isolation_round where at < clock_timestamp() - interval '31 days'";
    private static final String NEWEST = """
            select at, node, checks, places, took_millis, foreign_rows::text as foreign_rows, troubles::text as troubles,
                   unproven::text as unproven
              from sync_console.isolation_round
             order by at desc
             limit ?
            """;
    private static final String TOTAL = "select coalesce(sum(checks), 0)::bigint from sync_console.isolation_round";
    private static final TypeReference<List<ForeignRow>> FOREIGN = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final OwnerWork owner;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final String node = host() + ":" + ProcessHandle.current().pid();

    IsolationRounds(OwnerWork owner, JdbcClient jdbc, JsonMapper json) {
        this.owner = owner;
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Tally tally, Duration took) {
        owner.once(own -> {
            own.sql(FORGET).update();
            return own.sql(ADD)
                    .param("node", node)
                    .param("checks", tally.checks())
                    .param("places", tally.places())
                    .param("took", took.toMillis())
                    .param("foreign", json.writeValueAsString(tally.foreign()))
                    .param("troubles", json.writeValueAsString(tally.troubles()))
                    .param("unproven", json.writeValueAsString(tally.unproven()))
                    .update();
        });
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<IsolationRound> newest(int most) {
        return jdbc.sql(NEWEST).param(most).query(this::round).list();
    }

    /** How many questions were asked in all rounds that are kept. */
    @Transactional(readOnly = true)
    public long checks() {
        return jdbc.sql(TOTAL).query(Long.class).single();
    }

    private IsolationRound round(ResultSet row, int number) throws SQLException {
        return new IsolationRound(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("node"),
                row.getInt("checks"),
                row.getInt("places"),
                Duration.ofMillis(row.getInt("took_millis")),
                json.readValue(row.getString("foreign_rows"), FOREIGN),
                json.readValue(row.getString("troubles"), TEXTS),
                json.readValue(row.getString("unproven"), TEXTS));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
