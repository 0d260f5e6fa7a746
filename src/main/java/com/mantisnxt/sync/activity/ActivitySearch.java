package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Reads the activity of the caller's organisation, newest first, page by page from where the last one ended: the millionth
 * row costs what the first does. No statement runs longer than a few seconds.
 */
@Service
public class ActivitySearch {

    private static final int MOST = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration GLANCE = Duration.ofMillis(400);

    private final CurrentCaller currentCaller;
    private final BoundedReads reads;
    private final JdbcClient jdbc;
    private final Clock clock;

    ActivitySearch(CurrentCaller currentCaller, BoundedReads reads, JdbcClient jdbc, Clock clock) {
        this.currentCaller = currentCaller;
        this.reads = reads;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The filter with its time fixed by the database's clock, so that a list read page by page stands still. */
    public ActivityFilter pin(ActivityFilter filter) {
        org();
        Instant now = reads.within(
                PATIENCE,
                () -> jdbc.sql("select now()")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant());
        Instant end = filter.range().end();
        return filter.within(new TimeRange.Between(filter.range().start(now), end == null ? now : end));
    }

    /** @param after the last event of the page before, null for the first page */
    public List<ActivityRow> page(ActivityFilter filter, @Nullable EventId after, int limit) {
        return rows(list(ActivityStatement.ROW, filter, Slice.after(after, limit)));
    }

    /** As {@link #page}, with nothing cut or left out. */
    public List<ActivityDetail> wholePage(ActivityFilter filter, @Nullable EventId after, int limit) {
        return list(ActivityStatement.WHOLE, filter, Slice.after(after, limit));
    }

    /** What stands just before the given event in the list, newest first. */
    public List<ActivityRow> newer(ActivityFilter filter, EventId before, int limit) {
        return rows(list(ActivityStatement.ROW, filter, Slice.before(before, limit)))
                .reversed();
    }

    /** Empty where counting would take longer than a glance is worth. */
    public Optional<CappedCount> count(ActivityFilter filter) {
        var statement = new ActivityStatement(org(), filter, clock.instant());
        var sql = statement.count(Slice.after(null, CappedCount.MOST + 1));
        try {
            int count = reads.within(
                    GLANCE,
                    () -> jdbc.sql(sql.text())
                            .params(sql.parameters())
                            .query(Integer.class)
                            .single());
            return Optional.of(new CappedCount(count));
        } catch (ActivityRefused e) {
            return Optional.empty();
        }
    }

    /** @throws ActivityRefused when the caller's organisation has no such event */
    public ActivityDetail get(EventId event) {
        return read(ActivityStatement.exactly(org(), event)).stream()
                .findFirst()
                .orElseThrow(ActivityRefused::unknownEvent);
    }

    /** What happened around an event, itself left out, newest first; the nearest where there is much. */
    public List<ActivityRow> around(EventId event, Duration away, int limit) {
        var range = new TimeRange.Between(event.at().minus(away), event.at().plus(away));
        ActivityFilter near = ActivityFilter.DEFAULT.within(range);
        return Stream.concat(newer(near, event, limit / 2).stream(), page(near, event, limit / 2).stream())
                .toList();
    }

    private List<ActivityDetail> list(String columns, ActivityFilter filter, Slice slice) {
        if (slice.limit() < 1 || slice.limit() > MOST) {
            throw new InvalidInput("invalid_field", "limit", "limit must be between 1 and " + MOST + ".");
        }
        return read(new ActivityStatement(org(), filter, clock.instant()).page(columns, slice));
    }

    private List<ActivityDetail> read(ActivityStatement.Sql sql) {
        return reads.within(
                PATIENCE,
                () -> jdbc.sql(sql.text())
                        .params(sql.parameters())
                        .query(new EventMapper())
                        .list());
    }

    private UUID org() {
        return currentCaller.require(Right.READ).org().value();
    }

    private static List<ActivityRow> rows(List<ActivityDetail> details) {
        return details.stream().map(ActivityDetail::row).toList();
    }
}
