package com.mantisnxt.sync.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Work on the schema while it is in use, as its owner, who is held by row-level security like anybody else. A statement
 * waits at most a moment for a lock, so nobody queues behind it; the transaction is tried again instead.
 */
@Component
public class OwnerWork {

    private static final String ADVICE = "End what holds them; it is tried again later.";
    private static final String LOCK = "select pg_try_advisory_lock(hashtextextended(?, 0))";
    private static final String UNLOCK = "select pg_advisory_unlock(hashtextextended(?, 0))";

    private final DataSource pool;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OwnerWork(@FlywayDataSource DataSource ownerPool, Clock clock) {
        this.pool = ownerPool;
        this.jdbc = JdbcClient.create(ownerPool);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(ownerPool));
        this.clock = clock;
    }

    /**
     * One transaction, all or nothing; when its locks are not to be had within the patience it has changed nothing.
     *
     * @param what for people, at the beginning of a sentence
     * @throws IllegalStateException with who is in the way, when the patience ends
     */
    public <T> T patiently(String what, Duration patience, Function<JdbcClient, T> work) {
        return new LockRetries(clock, patience).run(pool, what, ADVICE, () -> committed(work));
    }

    /** One transaction that is not expected to wait for anybody. */
    public <T> T once(Function<JdbcClient, T> work) {
        return committed(work);
    }

    @SuppressWarnings("NullAway") // what the work returns is returned
    private <T> T committed(Function<JdbcClient, T> work) {
        return transaction.execute(status -> work.apply(jdbc));
    }

    /** Looks at what a transaction would show and takes all it did back. */
    @SuppressWarnings("NullAway")
    public <T> T onlyLooking(Function<JdbcClient, T> work) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            return work.apply(jdbc);
        });
    }

    /**
     * At most one at a time on all nodes; a node that dies lets go.
     *
     * @return empty where another is at it
     */
    public <T> Optional<T> alone(String name, Supplier<T> work) {
        try (Connection holder = pool.getConnection()) {
            if (!ask(holder, LOCK, name)) {
                return Optional.empty();
            }
            try {
                return Optional.of(work.get());
            } finally {
                ask(holder, UNLOCK, name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The lock of " + name + " could not be taken or given back", e);
        }
    }

    private static boolean ask(Connection connection, String question, String name) throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
