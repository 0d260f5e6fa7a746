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

/** Pages of the log by each filter and at any depth, beside the plain question, OFFSET and an exact count. */
final class LogPages {

    private static final int PAGE = 50;
    private static final int TIMES = 1_000;
    private static final String DIRECT = "direct under row-level security";
    private static final String FAILED = "status = 'failed'";
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
        newest(results, "newest 50", all, "true");
        newest(results, "newest 50 of one status", filter(Set.of(SyncStatus.FAILED), Set.of(), Set.of()), FAILED);
        newest(
                results,
                "newest 50 of one entity",
                filter(Set.of(), Set.of(EventEntity.ORDER), Set.of()),
                "entity_type = 'order'");
        newest(
                results,
                "newest 50 of one source",
                filter(Set.of(), Set.of(), Set.of(EventSource.ODOO)),
                "source_code = 2");
        anywhere(results, all);
        combined(results);
        Figures count = Repeated.millis(100, 1, none -> application.as(log.organisation(), () -> search.count(all)));
        results.add(Row.of("log, counted up to 10,000: p99", count.quantile(0.99), "ms")
                .beside("exact count", exact()));
    }

    private void newest(Results results, String what, ActivityFilter filter, String condition) throws SQLException {
        Figures figures = pages(filter, false);
        double direct = direct(condition);
        results.add(Row.of("log, " + what + ": p50", figures.median(), "ms")
                .beside(DIRECT, direct)
                .atMost(1));
        results.add(Row.of("log, " + what + ": p99", figures.quantile(0.99), "ms")
                .beside(DIRECT, direct)
                .atMost(5));
    }

    private void anywhere(Results results, ActivityFilter all) throws SQLException {
        int offset = Math.min(1_000_000, log.rows() / 2);
        results.add(Row.of("log, 50 at any depth: p99", pages(all, true).quantile(0.99), "ms")
                .beside("OFFSET %,d".formatted(offset), byOffset("true", offset))
                .atMost(5));
        Figures completed = pages(filter(Set.of(SyncStatus.COMPLETED), Set.of(), Set.of()), true);
        results.add(Row.of("log, 50 of the status that most have, at any depth: p99", completed.quantile(0.99), "ms")
                .beside("OFFSET %,d".formatted(offset), byOffset("status = 'completed'", offset))
                .atMost(5));
    }

    private void combined(Results results) throws SQLException {
        UUID person = log.organisation().user();
        var user = new ActivityFilter(Set.of(), Set.of(), Set.of(), Set.of(), person, null, List.of(), MONTH);
        tell(results, "one user's activity", pages(user, false), 5, "user_id = '" + person + "'");
        ActivityFilter several = filter(
                Set.of(SyncStatus.FAILED, SyncStatus.TIMEOUT),
                Set.of(EventEntity.ORDER, EventEntity.INVOICE),
                Set.of(EventSource.ODOO, EventSource.CUSTOM));
        tell(
                results,
                "several statuses, entities and sources at any depth",
                pages(several, true),
                50,
                "status in ('failed', 'timeout') and entity_type in ('order', 'invoice') and source_code in (2, 4)");
        var never = new ActivityFilter(
                Set.of(SyncStatus.PAUSED),
                Set.of(SyncAction.SYNC_START),
                Set.of(),
                Set.of(),
                null,
                null,
                List.of(),
                MONTH);
        tell(
                results,
                "a status that nothing has",
                pages(never, false),
                5,
                "status = 'paused' and action = 'sync_start'");
        ActivityFilter contradictory =
                filter(Set.of(SyncStatus.COMPLETED), Set.of(EventEntity.CUSTOMER), Set.of(EventSource.SHOPIFY));
        tell(
                results,
                "an entity and a source that never meet",
                Repeated.millis(200, 1, none -> read(contradictory, null)),
                5,
                "status = 'completed' and entity_type = 'customer' and source_code = 3");
        ActivityFilter rare = filter(Set.of(), Set.of(EventEntity.CUSTOMER), Set.of(EventSource.ODOO));
        tell(
                results,
                "an entity and a source that meet in one event of a hundred thousand, at any depth",
                pages(rare, true),
                50,
                "entity_type = 'customer' and source_code = 2");
    }

    private void tell(Results results, String what, Figures figures, double most, String condition)
            throws SQLException {
        results.add(Row.of("log, " + what + ": p99", figures.quantile(0.99), "ms")
                .beside(DIRECT, direct(condition))
                .atMost(most));
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

    /** The newest that fit, as any service would ask for them by the enums. */
    private double direct(String condition) throws SQLException {
        return bySql("select count(*) from (select id from public.sync_activity_log where org_id = ?"
                + " and created_at >= now() - interval '30 days' and " + condition
                + " order by created_at desc, id desc limit 50) found");
    }

    private double byOffset(String condition, int offset) throws SQLException {
        return bySql("select count(*) from (select id from public.sync_activity_log where org_id = ? and " + condition
                + " order by created_at desc, id desc offset " + offset + " limit 50) found");
    }

    private double exact() throws SQLException {
        return bySql("select count(*) from public.sync_activity_log where org_id = ?");
    }

    private double bySql(String query) throws SQLException {
        return Repeated.bySql(
                database, log.organisation(), query, log.organisation().id());
    }
}
