package com.mantisnxt.sync.base.meter;

import com.mantisnxt.sync.base.sleep.Sleep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Values that are read from the database for whoever scrapes: at most every few seconds, never of a database that is left
 * alone, and NaN while it is away or slow. One scrape waits for that once, whatever it asks for.
 */
@Component
public class ScrapedValues {

    private static final Logger log = LoggerFactory.getLogger(ScrapedValues.class);
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration SPARED = Duration.ofSeconds(10);

    private static final String BOUND = "select set_config('statement_timeout', '2s', true)";

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectProvider<Sleep> sleep;
    private volatile Instant sparedUntil = Instant.MIN;

    ScrapedValues(TransactionTemplate transactionTemplate, JdbcClient jdbc, Clock clock, ObjectProvider<Sleep> sleep) {
        this.transaction = transactionTemplate;
        this.jdbc = jdbc;
        this.clock = clock;
        this.sleep = sleep;
    }

    /** @param read in a transaction, with a bound on each statement */
    public <T> Value<T> of(Function<JdbcClient, T> read) {
        return new Value<>(read);
    }

    private boolean isSpared() {
        Sleep rest = sleep.getIfAvailable();
        return clock.instant().isBefore(sparedUntil) || rest != null && rest.isAsleep();
    }

    /** One reading that several gauges share. */
    public final class Value<T> {

        private final Function<JdbcClient, T> read;
        private @Nullable T last;
        private Instant readAt = Instant.MIN;

        private Value(Function<JdbcClient, T> read) {
            this.read = read;
        }

        public synchronized double get(ToDoubleFunction<T> part) {
            T value = current();
            return value == null ? Double.NaN : part.applyAsDouble(value);
        }

        private @Nullable T current() {
            if (isSpared()) {
                return null;
            }
            if (last == null || clock.instant().isAfter(readAt.plus(FRESH))) {
                last = fetch();
                readAt = clock.instant();
            }
            return last;
        }

        private @Nullable T fetch() {
            try {
                return Objects.requireNonNull(transaction.execute(status -> {
                    jdbc.sql(BOUND).query(String.class).single();
                    return read.apply(jdbc);
                }));
            } catch (DataAccessException | TransactionException away) {
                log.debug("Nothing to be told to whoever scrapes: {}", away.getMessage());
                sparedUntil = clock.instant().plus(SPARED);
                return null;
            }
        }
    }
}
