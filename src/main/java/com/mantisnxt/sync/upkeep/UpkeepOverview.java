package com.mantisnxt.sync.upkeep;

import com.mantisnxt.sync.upkeep.LogState.Kept;
import com.mantisnxt.sync.upkeep.LogState.Leaving;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What administrators of the installation see: sizes and times from the catalogue, and never a row of anybody's. */
@Service
public class UpkeepOverview {

    private static final String LEAVING = """
            select relation, upper_bound, noticed_at, detached_at
              from sync_console.upkeep_drop
             where dropped_at is null
             order by upper_bound
            """;
    private static final String RUNS = """
            select started_at, ended_at, node, steps::text as steps, error
              from sync_console.upkeep_run
             order by started_at desc, id desc
             limit ?
            """;
    private static final String QUARANTINED = """
            select created_at, action, status, sync_id, error_message, quarantined_at
              from sync_console.quarantined_activity
             where org_id = ?
             order by created_at
             limit ?
            """;
    private static final String AHEAD = """
            select source_code as source, count(*) as events, min(created_at) as first, max(created_at) as last,
                   (array_agg(sync_id order by position desc))[1] as sync_id
              from (select source_code, created_at, sync_id, position
                      from public.sync_activity_log
                     where org_id = ? and created_at >= ?
                     order by created_at desc, id desc
                     limit 100000) newest
             group by source_code
             order by events desc
            """;
    private static final TypeReference<List<UpkeepStep>> STEPS = new TypeReference<>() {};

    private final Caretakers caretakers;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final UpkeepProperties properties;
    private final LogClock clock;

    UpkeepOverview(
            Caretakers caretakers, JdbcClient jdbc, JsonMapper json, UpkeepProperties properties, LogClock clock) {
        this.caretakers = caretakers;
        this.jdbc = jdbc;
        this.json = json;
        this.properties = properties;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public LogState state() {
        caretakers.require();
        List<LogPartition> partitions = LogCatalogue.partitions(jdbc);
        Instant now = clock.now();
        Instant open = partitions.isEmpty() ? null : partitions.getLast().lower();
        var kept = new Kept(
                Retention.months(jdbc, properties),
                properties.retentionMinimum(),
                properties.notice(),
                properties.archiveDirectory() != null);
        return new LogState(
                now,
                partitions,
                open == null ? 0 : MonthPlan.ahead(now, open),
                properties.monthsAhead(),
                gaps(partitions),
                kept,
                jdbc.sql(LEAVING).query(this::leaving).list());
    }

    private Leaving leaving(ResultSet row, int number) throws SQLException {
        Instant noticed = instant(row, "noticed_at");
        return new Leaving(
                row.getString("relation"),
                Objects.requireNonNull(instant(row, "upper_bound")),
                instant(row, "detached_at") != null || noticed == null ? null : noticed.plus(properties.notice()));
    }

    private static List<String> gaps(List<LogPartition> partitions) {
        List<String> gaps = new ArrayList<>();
        Instant reached = null;
        for (LogPartition partition : partitions) {
            Instant lower = partition.lower();
            if (lower != null && !lower.equals(reached)) {
                gaps.add((reached == null ? "…" : reached) + " – " + lower);
            }
            reached = partition.upper();
        }
        if (reached != null || partitions.isEmpty()) {
            gaps.add((reached == null ? "…" : reached) + " – …");
        }
        return gaps;
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<RunRow> runs(int most) {
        caretakers.require();
        return jdbc.sql(RUNS).param(most).query(this::run).list();
    }

    private RunRow run(ResultSet row, int number) throws SQLException {
        return new RunRow(
                Objects.requireNonNull(instant(row, "started_at")),
                instant(row, "ended_at"),
                row.getString("node"),
                json.readValue(row.getString("steps"), STEPS),
                row.getString("error"));
    }

    /** Of the caller's own organisation, as the policies have it. */
    @Transactional(readOnly = true)
    public List<QuarantinedRow> quarantined(int most) {
        return jdbc.sql(QUARANTINED)
                .param(caretakers.require().org().value())
                .param(most)
                .query(QuarantinedRow.class)
                .list();
    }

    /** Of the caller's own organisation. Every writer is refused such a date, so the server's clock gave it. */
    @Transactional(readOnly = true, timeout = 5)
    public List<AheadRow> datedAhead() {
        return jdbc.sql(AHEAD)
                .param(caretakers.require().org().value())
                .param(LogState.dayAfterTomorrow(clock.now()).atOffset(ZoneOffset.UTC))
                .query(AheadRow.class)
                .list();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
