package com.mantisnxt.sync.bench.log;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivitySearch;
import com.mantisnxt.sync.activity.TimeRange;
import com.mantisnxt.sync.bench.Figures;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.stage.Database;
import com.mantisnxt.sync.bench.stage.InProcess;
import com.mantisnxt.sync.bench.stage.Repeated;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Errors by their words over the whole month, beside the same by ILIKE under row-level security. */
final class ErrorSearches {

    private static final int PAGE = 50;
    private static final String ILIKE = "ILIKE under row-level security";
    private static final String NOWHERE = "nosuchterm";

    /** Frequent and rare ones, some that are nowhere, some of common pieces only, some of another script. */
    private static final List<String> TERMS = List.of(
            "rate limit",
            "odoo.example",
            "decimal string",
            "429",
            "SKU-4461",
            "SKU-123",
            "54321",
            "page=77777",
            "404 https",
            NOWHERE,
            "zzz",
            "ошибка",
            "сервером 99",
            "the",
            "ing",
            "e-mail",
            "customer 1",
            "invoice 5",
            "DE",
            "10.0.7.99",
            "key value violates",
            "retry after 77",
            "/p/31",
            "limit exceeded: 430",
            "tax rate is missing for country FR");

    private final Database database;
    private final InProcess application;
    private final LargeLog log;

    ErrorSearches(Database database, InProcess application, LargeLog log) {
        this.database = database;
        this.application = application;
        this.log = log;
    }

    void measure(Results results) throws SQLException {
        ActivitySearch search = application.bean(ActivitySearch.class);
        ActivityFilter month = ActivityFilter.DEFAULT.within(new TimeRange.Last(Duration.ofDays(30)));
        List<Double> all = new ArrayList<>();
        String slowest = "";
        double most = 0;
        for (String term : TERMS) {
            Figures figures = pages(search, month.withWords(List.of(term)));
            DoubleStream.of(figures.sorted()).forEach(all::add);
            if (figures.median() > most) {
                most = figures.median();
                slowest = term;
            }
        }
        Figures figures = Figures.of(all);
        results.add(Row.of("errors by their words, %d terms: p50".formatted(TERMS.size()), figures.median(), "ms"));
        results.add(Row.of("errors by their words, %d terms: p99".formatted(TERMS.size()), figures.quantile(0.99), "ms")
                .beside(ILIKE, direct("sku-4461"))
                .atMost(100));
        results.add(Row.of("errors by their words, the slowest term, \"%s\": p50".formatted(slowest), most, "ms")
                .beside(ILIKE, direct(slowest)));
        Figures none = pages(search, month.withWords(List.of(NOWHERE)));
        results.add(Row.of("errors by a word that none has: p99", none.quantile(0.99), "ms")
                .beside(ILIKE, direct(NOWHERE))
                .atMost(100));
    }

    private Figures pages(ActivitySearch search, ActivityFilter filter) {
        return Repeated.millis(
                20, 1, none -> application.as(log.organisation(), () -> search.page(filter, null, PAGE)));
    }

    private double direct(String term) throws SQLException {
        return Repeated.bySql(
                database,
                log.organisation(),
                "select count(*) from (select id from public.sync_activity_log where org_id = ?"
                        + " and error_message is not null and error_message ilike ?"
                        + " order by created_at desc, id desc limit 50) found",
                log.organisation().id(),
                "%" + term + "%");
    }
}
