package com.mantisnxt.sync.activity;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads that the database itself gives up after a time: no filter, however odd, keeps a connection busy for long. */
@Component
class BoundedReads {

    private static final String BOUND = "select set_config('statement_timeout', ?, true)";

    private final TransactionTemplate transaction;
    private final TransactionTemplate moment;
    private final JdbcClient jdbc;

    BoundedReads(PlatformTransactionManager manager, JdbcClient jdbc) {
        this.transaction = new TransactionTemplate(manager);
        this.transaction.setReadOnly(true);
        this.moment = new TransactionTemplate(manager);
        this.moment.setReadOnly(true);
        this.moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.jdbc = jdbc;
    }

    /** @throws ActivityRefused when the time is over */
    <T> T within(Duration time, Supplier<T> reading) {
        return within(transaction, time, reading);
    }

    /** As {@link #within}; every statement sees the database as it was at the first. */
    <T> T atOneMoment(Duration time, Supplier<T> reading) {
        return within(moment, time, reading);
    }

    private <T> T within(TransactionTemplate template, Duration time, Supplier<T> reading) {
        try {
            return Objects.requireNonNull(template.execute(status -> {
                jdbc.sql(BOUND)
                        .param(String.valueOf(time.toMillis()))
                        .query(String.class)
                        .single();
                return reading.get();
            }));
        } catch (QueryTimeoutException e) {
            throw ActivityRefused.tooSlow();
        }
    }
}
