package com.mantisnxt.sync.database;

import com.mantisnxt.sync.base.sleep.Sleeper;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.stereotype.Component;

/** Closes all connections for the time of a sleep: some hosts suspend a database only without any. */
@Component
class PoolSleep implements Sleeper {

    private final HikariDataSource pool;
    private final HikariDataSource ownerPool;
    private final int usuallyIdle;

    PoolSleep(DataSource dataSource, @FlywayDataSource HikariDataSource ownerPool) throws SQLException {
        this.pool = dataSource.unwrap(HikariDataSource.class);
        this.ownerPool = ownerPool;
        this.usuallyIdle = pool.getMinimumIdle();
    }

    @Override
    public void fallAsleep() {
        pool.getHikariConfigMXBean().setMinimumIdle(0);
        pool.getHikariPoolMXBean().softEvictConnections();
        ownerPool.getHikariPoolMXBean().softEvictConnections();
    }

    /** The first request opens its connection itself. */
    @Override
    public void wakeUp() {
        pool.getHikariConfigMXBean().setMinimumIdle(usuallyIdle);
    }
}
