package com.mantisnxt.sync.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * The owner's few connections, for changes of the schema. Whatever they do waits at most a moment for a lock: behind a
 * waiting exclusive lock everybody else would queue.
 */
final class OwnerPool {

    static final String APPLICATION_NAME = "sync-console-owner";
    private static final String LOCK_TIMEOUT = "set lock_timeout = '50ms'";
    private static final int MOST = 4;
    /** As the application's: who asks whether this node is ready is not kept for half a minute to hear that it is not. */
    private static final int PATIENCE_MILLIS = 3_000;

    private OwnerPool() {}

    static HikariDataSource open(DatabaseEndpoint endpoint) {
        var config = new HikariConfig();
        config.setPoolName("owner");
        config.setJdbcUrl(endpoint.url());
        config.setUsername(endpoint.owner().name());
        config.setPassword(endpoint.owner().password());
        config.setMaximumPoolSize(MOST);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        config.setConnectionInitSql(LOCK_TIMEOUT);
        config.addDataSourceProperty("ApplicationName", APPLICATION_NAME);
        // a migration may take an hour without a word, so a silent connection is only asked whether it still stands
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(config);
    }
}
