package com.mantisnxt.sync.bench.log;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivitySearch;
import com.mantisnxt.sync.activity.EventEntity;
import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.activity.EventSource;
import com.mantisnxt.sync.activity.TimeRange;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.bench.Figures;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.stage.Database;
import com.mantisnxt.sync.bench.stage.InProcess;
import com.mantisnxt.sync.bench.stage.Repeated;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pages of the log by each filter and at any depth, beside OFFSET and an exact count. */
final class LogPages {

    private static final int PAGE = 50;
    private static final int TIMES = 1_000;
    private static final TimeRange MONTH = new TimeRange.Last(Duration.ofDays(30));

    private final Database database;
    private final InProcess application;
    private final LargeLog log;
    private final ActivitySearch search;

    LogPages(Database database, InProcess application, LargeLog log) {
        this.database = database;
        this.application = application;
        this.log = log;
        this.search = application.bean(ActivitySearch.class);
    }

    void measure(Results results) throws SQLException {
        ActivityFilter all = ActivityFilter.DEFAULT.within(MONTH);
        tell(results, "newest 50", pages(all, false), 1, 5);
        tell(
                results,
                "newest 50 of one status",
                pages(filter(Set.of(SyncStatus.FAILED), Set.of(), Set.of()), false),
                1,
                5);
        Figures completed = pages(filter(Set.of(SyncStatus.COMPLETED), Set.of(), Set.of()), true);
        tell(results, "50 of the status that most have, at any depth", completed, Double.NaN, 5);
        tell(
                results,
                "newest 50 of one entity",
                pages(filter(Set.of(), Set.of(EventEntity.ORDER), Set.of()), false),
                1,
                5);
        tell(
                results,
                "newest 50 of one source",
                pages(filter(Set.of(), Set.of(), Set.of(EventSource.ODOO)), false),
                1,
                5);
        int offset = Math.min(1_000_000, log.rows() / 2);
        Figures deep = pages(all, true);
        results.add(Row.of("log, 50 at any depth: p99", deep.quantile(0.99), "ms")
                .beside("OFFSET %,d".formatted(offset), byOffset(offset))
                .atMost(5));
        var user = new ActivityFilter(
                Set.of(), Set.of(), Set.of(), Set.of(), log.organisation().user(), null, List.of(), MONTH);
        tell(results, "one user's activity", pages(user, false), Double.NaN, 5);
        Figures several = pages(
                filter(
                        Set.of(SyncStatus.FAILED, SyncStatus.TIMEOUT),
                        Set.of(EventEntity.ORDER, EventEntity.INVOICE),
                        Set.of(EventSource.ODOO, EventSource.CUSTOM)),
                true);
        tell(results, "several statuses, entities and sources at any depth", several, Double.NaN, 50);
        var never = new ActivityFilter(
                Set.of(SyncStatus.PAUSED),
                Set.of(SyncAction.SYNC_START),
                Set.of(),
                Set.of(),
                null,
                null,
                List.of(),
                MONTH);
        tell(results, "a status that nothing has", pages(never, false), Double.NaN, 5);
        var contradictory = new ActivityFilter(
                Set.of(SyncStatus.COMPLETED),
                Set.of(),
                Set.of(EventEntity.CUSTOMER),
                Set.of(EventSource.SHOPIFY),
                null,
                null,
                List.of(),
                MONTH);
        Figures nothing = Repeated.millis(200, 1, none -> read(contradictory, null));
        tell(results, "an entity and a source that never meet", nothing, Double.NaN, 5);
        ActivityFilter rare = filter(Set.of(), Set.of(EventEntity.CUSTOMER), Set.of(EventSource.ODOO));
        tell(
                results,
                "an entity and a source that meet in one event of a hundred thousand, at any depth",
                pages(rare, true),
                Double.NaN,
                50);
        Figures count = Repeated.millis(100, 1, none -> application.as(log.organisation(), () -> search.count(all)));
        results.add(Row.of("log, counted up to 10,000: p99", count.quantile(0.99), "ms")
                .beside("exact count", exact()));
    }

    private static void tell(Results results, String what, Figures figures, double median, double most) {
        if (!Double.isNaN(median)) {
            results.add(Row.of("log, " + what + ": p50", figures.median(), "ms").atMost(median));
        }
        results.add(
                Row.of("log, " + what + ": p99", figures.quantile(0.99), "ms").atMost(most));
    }

    private Figures pages(ActivityFilter filter, boolean anywhere) {
        int seconds = (int) Duration.ofDays(26).toSeconds();
        return Repeated.millis(TIMES, seconds, back -> read(filter, anywhere ? at(back) : null));
    }

    private EventId at(int secondsBack) {
        Instant at = log.last().minusSeconds(secondsBack);
        return new EventId(at, UUID.randomUUID());
    }

    private void read(ActivityFilter filter, @Nullable EventId after) {
        application.as(log.organisation(), () -> search.page(filter, after, PAGE));
    }

    private static ActivityFilter filter(
            Set<SyncStatus> statuses, Set<EventEntity> entities, Set<EventSource> sources) {
        return new ActivityFilter(statuses, Set.of(), entities, sources, null, null, List.of(), MONTH);
    }

    private double byOffset(int offset) throws SQLException {
        return bySql("select id from public.sync_activity_log where org_id = ?"
                + " order by created_at desc, id desc offset " + offset + " limit 50");
    }

    private double exact() throws SQLException {
        return bySql("select count(*) from public.sync_activity_log where org_id = ?");
    }

    private double bySql(String query) throws SQLException {
        return Repeated.bySql(
                database, log.organisation(), query, log.organisation().id());
    }
}
