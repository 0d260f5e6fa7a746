package com.mantisnxt.sync.bench.log;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivitySearch;
import com.mantisnxt.sync.activity.EventEntity;
import com.mantisnxt.sync.activity.EventSource;
import com.mantisnxt.sync.activity.TimeRange;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.bench.Figures;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.stage.InProcess;
import com.mantisnxt.sync.bench.stage.Repeated;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Words with a filter and a person with a filter, where both are frequent, meet seldom or never; beside each alone. */
final class NarrowedSearches {

    private static final int PAGE = 50;
    private static final int TIMES = 50;
    private static final ActivityFilter MONTH = ActivityFilter.DEFAULT.within(new TimeRange.Last(Duration.ofDays(30)));

    private final InProcess application;
    private final LargeLog log;
    private final ActivitySearch search;

    NarrowedSearches(InProcess application, LargeLog log) {
        this.application = application;
        this.log = log;
        this.search = application.bean(ActivitySearch.class);
    }

    void measure(Results results) {
        // in one of ten errors
        ActivityFilter frequent = MONTH.withWords(List.of("rate limit"));
        ActivityFilter rare = MONTH.withWords(List.of("sku-4461"));
        tell(results, "a frequent word of one entity", ofOrders(frequent), frequent);
        tell(results, "a frequent word, an entity and a source that hardly meet", hardlyMeet(frequent), frequent);
        tell(results, "a frequent word of a status that errors never have", completed(frequent), frequent);
        tell(results, "a rare word of one entity", ofOrders(rare), rare);
        tell(results, "a rare word of a status that errors never have", completed(rare), rare);
        ActivityFilter person = ofAPerson(MONTH);
        tell(results, "one user's activity of one entity", ofOrders(person), person);
        tell(results, "one user's activity, an entity and a source that hardly meet", hardlyMeet(person), person);
        tell(results, "one user's activity of a status that it never has", completed(person), person);
        tell(results, "one user's errors with a frequent word", ofAPerson(frequent), frequent);
        ActivityFilter shallow = MONTH.withWords(List.of("xq"));
        tell(results, "one user's errors with two letters that none has", ofAPerson(shallow), shallow);
        tell(results, "one user's errors with a rare word", ofAPerson(rare), rare);
        tell(results, "one user's errors with a word that is nowhere", ofAPerson(words("nosuchterm")), person);
    }

    private void tell(Results results, String what, ActivityFilter narrowed, ActivityFilter alone) {
        Figures figures = pages(narrowed);
        results.add(Row.of("log, " + what + ": p99", figures.quantile(0.99), "ms")
                .beside("without the filter", pages(alone).quantile(0.99))
                .atMost(100));
    }

    private Figures pages(ActivityFilter filter) {
        return Repeated.millis(
                TIMES, 1, none -> application.as(log.organisation(), () -> search.page(filter, null, PAGE)));
    }

    private static ActivityFilter words(String word) {
        return MONTH.withWords(List.of(word));
    }

    private static ActivityFilter ofOrders(ActivityFilter filter) {
        return filter.withEntities(Set.of(EventEntity.ORDER));
    }

    private static ActivityFilter completed(ActivityFilter filter) {
        return filter.withStatuses(Set.of(SyncStatus.COMPLETED));
    }

    private static ActivityFilter hardlyMeet(ActivityFilter filter) {
        return of(filter, Set.of(EventEntity.CUSTOMER), Set.of(EventSource.ODOO));
    }

    private static ActivityFilter of(ActivityFilter filter, Set<EventEntity> entities, Set<EventSource> sources) {
        return new ActivityFilter(
                Set.of(), Set.<SyncAction>of(), entities, sources, filter.user(), null, filter.words(), filter.range());
    }

    private ActivityFilter ofAPerson(ActivityFilter filter) {
        return new ActivityFilter(
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                log.organisation().user(),
                null,
                filter.words(),
                filter.range());
    }
}
