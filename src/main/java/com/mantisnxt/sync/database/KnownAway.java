package com.mantisnxt.sync.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Once somebody has waited in vain for a database that is away, one at a time goes on waiting, and all others hear at
 * once: a page that asks three things says so at once instead of after three waits. A pool that is merely busy is waited
 * for as ever.
 */
final class KnownAway extends DelegatingDataSource {

    private static final String NO_CONNECTION = "08001";

    private final HikariDataSource pool;
    private final Semaphore lookout = new Semaphore(1);
    private volatile boolean away;

    KnownAway(HikariDataSource pool) {
        super(pool);
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!away) {
            return borrow();
        }
        if (!lookout.tryAcquire()) {
            throw new SQLTransientConnectionException("The database is away, and somebody waits for it", NO_CONNECTION);
        }
        try {
            return borrow();
        } finally {
            lookout.release();
        }
    }

    private Connection borrow() throws SQLException {
        try {
            Connection connection = pool.getConnection();
            if (away) {
                away = false;
            }
            return connection;
        } catch (SQLTransientConnectionException timeout) {
            away = pool.getHikariPoolMXBean().getTotalConnections() == 0;
            throw timeout;
        }
    }
}
