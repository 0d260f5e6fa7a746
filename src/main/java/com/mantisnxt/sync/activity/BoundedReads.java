package com.mantisnxt.sync.activity;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads that the database itself gives up after a time: no filter, however odd, keeps a connection busy for long. */
@Component
class BoundedReads {

    private static final String BOUND = "select set_config('statement_timeout', ?, true)";

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    BoundedReads(PlatformTransactionManager manager, JdbcClient jdbc) {
        this.transaction = new TransactionTemplate(manager);
        this.transaction.setReadOnly(true);
        this.jdbc = jdbc;
    }

    /** @throws ActivityRefused when the time is over */
    <T> T within(Duration time, Supplier<T> reading) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
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
