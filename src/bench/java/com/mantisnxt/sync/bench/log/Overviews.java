package com.mantisnxt.sync.bench.log;

import com.mantisnxt.sync.activity.ActivityCauses;
import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivityOverview;
import com.mantisnxt.sync.activity.ActivityOverviews;
import com.mantisnxt.sync.activity.ErrorCauses;
import com.mantisnxt.sync.activity.EventEntity;
import com.mantisnxt.sync.activity.TimeRange;
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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Histogram, facets and causes over a month, beside the same counts from the log itself under row-level security. */
final class Overviews {

    private static final int TIMES = 100;

    private final Database database;
    private final InProcess application;
    private final LargeLog log;

    Overviews(Database database, InProcess application, LargeLog log) {
        this.database = database;
        this.application = application;
        this.log = log;
    }

    void measure(Results results) throws SQLException {
        // not whole hours: those at both ends are counted one by one
        Instant end = log.last().minus(Duration.ofMinutes(17));
        ActivityFilter month =
                ActivityFilter.DEFAULT.within(new TimeRange.Between(end.minus(Duration.ofDays(26)), end));
        ActivityFilter failed = month.withStatuses(Set.of(SyncStatus.FAILED, SyncStatus.TIMEOUT))
                .withEntities(Set.of(EventEntity.ORDER));
        ActivityFilter day = month.within(new TimeRange.Between(end.minus(Duration.ofDays(1)), end));
        double direct = direct();
        results.add(Row.of("histogram and facets of a month: p99", overview(month), "ms")
                .beside("bars alone, from the log", direct)
                .atMost(100));
        results.add(Row.of("histogram and facets of a month, and then the causes: p99", withCauses(month), "ms"));
        results.add(Row.of("histogram and facets of a month, filtered: p99", overview(failed), "ms")
                .atMost(100));
        results.add(Row.of("histogram and facets of a day: p99", overview(day), "ms")
                .atMost(100));
        ActivityFilter words = month.withWords(List.of("rate limit"));
        results.add(Row.of("histogram and facets of the newest 2,000 errors with a word: p99", overview(words), "ms"));
        ActivityCauses causes = application.bean(ActivityCauses.class);
        Figures grouped = Repeated.millis(TIMES, 1, none -> application.as(log.organisation(), () -> causes.of(month)));
        results.add(Row.of("a million errors by their cause: p99", grouped.quantile(0.99), "ms"));
    }

    private double overview(ActivityFilter filter) {
        ActivityOverviews overviews = application.bean(ActivityOverviews.class);
        return Repeated.millis(
                        TIMES,
                        1,
                        none -> application.as(log.organisation(), () -> overviews.of(filter, ZoneOffset.UTC)))
                .quantile(0.99);
    }

    /** As the screen reads it. */
    private double withCauses(ActivityFilter filter) {
        ActivityOverviews overviews = application.bean(ActivityOverviews.class);
        return Repeated.millis(TIMES, 1, none -> {
                    var all = new WaitedFor();
                    application.as(log.organisation(), () -> overviews.begin(filter, ZoneOffset.UTC, all));
                    all.causes.join();
                })
                .quantile(0.99);
    }

    private static final class WaitedFor implements ActivityOverviews.Listener {

        private final CompletableFuture<ErrorCauses> causes = new CompletableFuture<>();

        @Override
        public void counted(ActivityOverview found) {
            // the causes are waited for
        }

        @Override
        public void causes(ErrorCauses found) {
            causes.complete(found);
        }

        @Override
        public void failed(RuntimeException fault) {
            causes.completeExceptionally(fault);
        }
    }

    private double direct() throws SQLException {
        return Repeated.bySql(
                database,
                log.organisation(),
                "select count(*) from (select date_trunc('day', created_at), status_code, count(*)"
                        + " from public.sync_activity_log where org_id = ? group by 1, 2) bars",
                log.organisation().id());
    }
}
