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

    /**
     * What adds up or groups is planned for the times and causes that are asked for: a plan for any of them reads each
     * cause to its end. Pages are read so often, and so quickly, that planning each would be most of it.
     */
    private static final String BOUND_AND_PLANNED =
            "select set_config('statement_timeout', ?, true), set_config('plan_cache_mode', 'force_custom_plan', true)";

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
        return bounded(transaction, BOUND, time, reading);
    }

    /** As {@link #within}; every statement sees the database as it was at the first. */
    <T> T atOneMoment(Duration time, Supplier<T> reading) {
        return bounded(moment, BOUND, time, reading);
    }

    /** As {@link #atOneMoment}, for what adds up or groups: every statement is planned for its values. */
    <T> T addedUp(Duration time, Supplier<T> reading) {
        return bounded(moment, BOUND_AND_PLANNED, time, reading);
    }

    private <T> T bounded(TransactionTemplate template, String bound, Duration time, Supplier<T> reading) {
        try {
            return Objects.requireNonNull(template.execute(status -> {
                jdbc.sql(bound).param(String.valueOf(time.toMillis())).query().singleRow();
                return reading.get();
            }));
        } catch (QueryTimeoutException e) {
            throw ActivityRefused.tooSlow();
        }
    }
}
