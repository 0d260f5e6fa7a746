package com.mantisnxt.sync.upkeep;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the log stands in a few numbers, for who watches the installation: sizes from the catalogue, and no row of anybody's. */
@Service
public class LogHealth {

    private static final String LAST_RUN = """
            select started_at, ended_at, error
              from sync_console.upkeep_run
             where ended_at is not null
             order by started_at desc
             limit 1
            """;

    private final JdbcClient jdbc;
    private final LogClock clock;

    LogHealth(JdbcClient jdbc, LogClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The numbers.
     *
     * @param growth bytes a day in the current month so far
     * @param monthsAhead whole months that are ready beyond the current one
     * @param catchAllBytes what lies in the partition without an end
     * @param catchAllAhead whether that begins later than any writer may date an event
     */
    public record Numbers(Instant now, long growth, int monthsAhead, long catchAllBytes, boolean catchAllAhead) {}

    /**
     * How the upkeep went last.
     *
     * @param error what it could not do; null where nothing was left
     */
    public record LastRun(Instant startedAt, @Nullable String error) {}

    @Transactional(readOnly = true)
    public Numbers numbers() {
        List<LogPartition> partitions = LogCatalogue.partitions(jdbc);
        Instant now = clock.now();
        Instant open = partitions.isEmpty() ? null : partitions.getLast().lower();
        long growth = partitions.stream()
                .filter(partition -> holds(partition, now))
                .mapToLong(partition -> partition.growth(now))
                .sum();
        long caught = partitions.stream()
                .filter(partition -> partition.upper() == null)
                .mapToLong(LogPartition::heapBytes)
                .sum();
        int ahead = open == null ? 0 : MonthPlan.ahead(now, open);
        return new Numbers(now, growth, ahead, caught, LogState.beginsAhead(partitions, now));
    }

    private static boolean holds(LogPartition partition, Instant now) {
        Instant lower = partition.lower();
        Instant upper = partition.upper();
        return lower != null && !now.isBefore(lower) && (upper == null || now.isBefore(upper));
    }

    /** Empty before the first one has ended. */
    @Transactional(readOnly = true)
    public Optional<LastRun> lastRun() {
        return jdbc.sql(LAST_RUN)
                .query((row, number) -> new LastRun(
                        Objects.requireNonNull(row.getTimestamp("started_at")).toInstant(), row.getString("error")))
                .optional();
    }
}
