package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Counts what a search finds, for a histogram and facets, in the time of a glance whatever the size of the log: from hourly
 * counts, or from the newest events where a text, a person or a sync is searched for.
 */
@Service
public class ActivityOverviews {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration SHORT = Duration.ofHours(60);
    private static final int TOP_CAUSES = 5;
    private static final long FEW = 50_000;
    private static final int NEWEST_WITH_WORDS = 2_000;
    private static final int NEWEST_OF_ONE = 50_000;

    private static final String COUNTED = """
            select coalesce(sum(events), 0)::bigint
              from sync_console.activity_hour
             where org_id = ?
               and hour > ?::timestamptz - interval '1 hour'
               and hour < ?
            """;

    /** From where all times begin, as the list does: a date of the year 1 is a writer's mistake. */
    private static final String FIRST = """
            select least(
                (select min(hour)
                   from sync_console.activity_hour
                  where org_id = ? and hour >= timestamptz 'epoch'),
                (select min(created_at)
                   from public.sync_activity_log
                  where org_id = ? and position > %d and created_at >= timestamptz 'epoch'))
            """;

    private final CurrentCaller currentCaller;
    private final BoundedReads reads;
    private final ActivityCauses causes;
    private final JdbcClient jdbc;
    private final JdbcTemplate jdbcTemplate;

    ActivityOverviews(
            CurrentCaller currentCaller,
            BoundedReads reads,
            ActivityCauses causes,
            JdbcClient jdbc,
            JdbcTemplate jdbcTemplate) {
        this.currentCaller = currentCaller;
        this.reads = reads;
        this.causes = causes;
        this.jdbc = jdbc;
        this.jdbcTemplate = jdbcTemplate;
    }

    /**
     * @param pinned with both ends of its time, see {@link ActivitySearch#pin}
     * @param zone whose days and hours the bars keep to
     */
    public ActivityOverview of(ActivityFilter pinned, ZoneId zone) {
        UUID org = currentCaller.require(Right.READ).org().value();
        return reads.addedUp(PATIENCE, () -> count(org, pinned, zone, new Reading()));
    }

    /** Who waits for it, told on a thread of its own and only until it is abandoned. */
    public interface Listener {

        void counted(ActivityOverview found);

        /** The most frequent causes of the same errors; after {@link #counted}. */
        void causes(ErrorCauses found);

        /** No more will come. */
        void failed(RuntimeException fault);
    }

    /** The same beside whoever asks, and with what is known so far as soon as it is. */
    public Reading begin(ActivityFilter pinned, ZoneId zone, Listener listener) {
        Caller caller = currentCaller.require(Right.READ);
        var reading = new Reading();
        Thread.startVirtualThread(() -> {
            try {
                currentCaller.runAs(caller, () -> read(pinned, zone, reading, listener));
            } catch (RuntimeException fault) {
                tell(reading, () -> listener.failed(fault));
            }
        });
        return reading;
    }

    private void read(ActivityFilter pinned, ZoneId zone, Reading reading, Listener listener) {
        UUID org = currentCaller.require(Right.READ).org().value();
        reads.addedUp(PATIENCE, () -> {
            ActivityOverview counted = count(org, pinned, zone, reading);
            tell(reading, () -> listener.counted(counted));
            ErrorCauses found = causes.read(org, pinned, TOP_CAUSES);
            tell(reading, () -> listener.causes(found));
            return counted;
        });
    }

    private static void tell(Reading reading, Runnable what) {
        if (!reading.isAbandoned()) {
            what.run();
        }
    }

    private ActivityOverview count(UUID org, ActivityFilter pinned, ZoneId zone, Reading reading) {
        OverviewQuestion question = question(org, pinned, zone);
        var counts = new OverviewCounts(pinned, question.scale());
        run(question.sql(), counts, reading);
        return counts.overview(question.most());
    }

    /** @param most how many events are looked at */
    private record OverviewQuestion(BarScale scale, ActivityStatement.Sql sql, long most) {}

    private OverviewQuestion question(UUID org, ActivityFilter filter, ZoneId zone) {
        Instant to = Objects.requireNonNull(filter.range().end(), "the end of the time");
        long folded = one(Long.class, "select folded_to from sync_console.activity_fold");
        Instant from = start(org, filter.range().start(to), folded, to);
        if (isFound(filter)) {
            BarScale scale = BarScale.of(from, to, zone, BarScale.FINEST);
            int most = most(filter);
            var matches = new ActivityStatement(org, filter, to).page(ActivityStatement.ROW, Slice.after(null, most));
            return new OverviewQuestion(scale, new OverviewStatement(org, filter, scale).found(matches), most);
        }
        boolean direct = Duration.between(from, to).compareTo(SHORT) <= 0 && counted(org, from, to) <= FEW;
        BarScale scale = BarScale.of(from, to, zone, direct ? BarScale.FINEST : BarScale.HOUR);
        var statement = new OverviewStatement(org, filter, scale);
        return new OverviewQuestion(
                scale, direct ? statement.direct(from, to) : statement.byHours(from, to, folded), Long.MAX_VALUE);
    }

    private void run(ActivityStatement.Sql sql, OverviewCounts counts, Reading reading) {
        try {
            jdbcTemplate.query(
                    connection -> {
                        PreparedStatement statement = connection.prepareStatement(sql.text());
                        reading.runs(statement);
                        return statement;
                    },
                    new ArgumentPreparedStatementSetter(sql.parameters().toArray()),
                    (ResultSet rows) -> {
                        while (rows.next()) {
                            counts.add(rows);
                        }
                        return counts;
                    });
        } finally {
            reading.ended();
        }
    }

    /** How many of the newest are counted of what has no counts by the hour. */
    static int most(ActivityFilter filter) {
        return filter.words().isEmpty() ? NEWEST_OF_ONE : NEWEST_WITH_WORDS;
    }

    static boolean isFound(ActivityFilter filter) {
        return !filter.words().isEmpty() || filter.user() != null || filter.syncId() != null;
    }

    /** All times begin with the first event. */
    private Instant start(UUID org, Instant asked, long folded, Instant to) {
        Instant start = asked;
        if (asked.equals(Instant.EPOCH)) {
            OffsetDateTime first = jdbc.sql(FIRST.formatted(folded))
                    .params(org, org)
                    .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                    .list()
                    .getFirst();
            start = first == null ? to : first.toInstant();
        }
        return start.isBefore(to) ? start : to.minus(BarScale.FINEST);
    }

    /** Rather too many: the hours at both ends count in whole. */
    private long counted(UUID org, Instant from, Instant to) {
        return one(Long.class, COUNTED, org, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC));
    }

    private <T> T one(Class<T> type, String query, Object... parameters) {
        return jdbc.sql(query).params(parameters).query(type).single();
    }
}
