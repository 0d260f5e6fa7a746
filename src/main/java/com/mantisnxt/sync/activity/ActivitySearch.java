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
    private static final Duration GLANCE = Duration.ofMillis(400);
    private static final int MOST_SYNC_IDS = 10;

    private final CurrentCaller currentCaller;
    private final BoundedReads reads;
    private final EventKinds kinds;
    private final SearchMeters meters;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration patience;

    ActivitySearch(
            CurrentCaller currentCaller,
            BoundedReads reads,
            EventKinds kinds,
            SearchMeters meters,
            JdbcClient jdbc,
            Clock clock,
            ActivityProperties properties) {
        this.currentCaller = currentCaller;
        this.reads = reads;
        this.kinds = kinds;
        this.meters = meters;
        this.jdbc = jdbc;
        this.clock = clock;
        this.patience = properties.searchPatience();
    }

    /** The filter with its time fixed by the database's clock, so that a list read page by page stands still. */
    public ActivityFilter pin(ActivityFilter filter) {
        org();
        Instant now = reads.within(
                patience,
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
        UUID org = org();
        return reads.within(patience, () -> fetch(ActivityStatement.exactly(org, event))).stream()
                .findFirst()
                .orElseThrow(ActivityRefused::unknownEvent);
    }

    /**
     * Ids of syncs that the log knows and that begin so; with nothing typed those that were last at work. Few, and
     * none where looking them up would take longer than a glance is worth.
     */
    public List<String> syncIds(String beginning) {
        UUID org = org();
        if (beginning.length() > 255 || beginning.indexOf('\0') >= 0) {
            return List.of();
        }
        var statement = beginning.isEmpty() ? SyncIdStatement.recent(org) : SyncIdStatement.from(org, beginning);
        try {
            return reads
                    .within(
                            GLANCE,
                            () -> jdbc.sql(statement.text())
                                    .params(statement.parameters())
                                    .query(String.class)
                                    .list())
                    .stream()
                    .filter(id -> id.startsWith(beginning))
                    .limit(MOST_SYNC_IDS)
                    .toList();
        } catch (ActivityRefused e) {
            return List.of();
        }
    }

    private List<ActivityDetail> list(String columns, ActivityFilter filter, Slice slice) {
        if (slice.limit() < 1 || slice.limit() > MOST) {
            throw new InvalidInput("invalid_field", "limit", "limit must be between 1 and " + MOST + ".");
        }
        var page = new PageQuestion(org(), filter, slice, clock.instant());
        return meters.timed(() -> reads.atOneMoment(
                patience,
                () -> kinds.of(page)
                        .map(places -> byKind(page, columns, places))
                        .orElseGet(() ->
                                fetch(new ActivityStatement(page.org(), filter, page.now()).page(columns, slice)))));
    }

    private List<ActivityDetail> byKind(PageQuestion page, String columns, EventKinds.Places places) {
        return places.kinds().isEmpty()
                ? List.of()
                : fetch(new KindStatement(
                                page.org(), places, page.filter().range().end())
                        .page(columns, page.slice()));
    }

    private List<ActivityDetail> fetch(ActivityStatement.Sql sql) {
        return jdbc.sql(sql.text())
                .params(sql.parameters())
                .query(new EventMapper())
                .list();
    }

    private UUID org() {
        return currentCaller.require(Right.READ).org().value();
    }

    private static List<ActivityRow> rows(List<ActivityDetail> details) {
        return details.stream().map(ActivityDetail::row).toList();
    }
}
