package com.mantisnxt.sync.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.TestServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.AbstractDataSource;

@ConsoleTest
class KnownAwayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long HARDLY_MS = 250;
    private static final long LONG_MS = 120_000;

    private final DataSource applications;
    private final HikariDataSource pool = pool();
    private final KnownAway database = new KnownAway(pool);
    private volatile boolean away;

    @Autowired
    KnownAwayTest(DataSource applications) {
        this.applications = applications;
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void theApplicationAsksByIt() throws SQLException {
        assertThat(applications).isInstanceOf(KnownAway.class);
        assertThat(applications.unwrap(HikariDataSource.class).getPoolName()).isEqualTo("application");
    }

    @Test
    void whileOneWaitsForADatabaseThatIsAwayAllOthersHearAtOnceUntilItIsBack() throws SQLException {
        away = true;
        patience(HARDLY_MS);
        assertThatThrownBy(database::getConnection).hasMessageContaining("request timed out");
        patience(LONG_MS);
        CompletableFuture<Void> lookout = borrowing();
        waiting(1);
        assertThatThrownBy(database::getConnection)
                .isInstanceOf(SQLTransientConnectionException.class)
                .hasMessageContaining("somebody waits for it");
        assertThat(lookout).isNotDone();
        away = false;
        assertThat(lookout).succeedsWithin(PATIENCE);
        database.getConnection().close();
    }

    @Test
    void whoeverWaitsInVainForABusyPoolMakesNobodyElseGoAway() throws SQLException {
        CompletableFuture<Void> first;
        CompletableFuture<Void> second;
        try (Connection held = database.getConnection()) {
            assertThat(held.isValid(1)).isTrue();
            patience(HARDLY_MS);
            assertThatThrownBy(database::getConnection).hasMessageContaining("request timed out");
            patience(LONG_MS);
            first = borrowing();
            second = borrowing();
            waiting(2);
        }
        assertThat(first).succeedsWithin(PATIENCE);
        assertThat(second).succeedsWithin(PATIENCE);
    }

    private void patience(long millis) {
        pool.getHikariConfigMXBean().setConnectionTimeout(millis);
    }

    private void waiting(int threads) {
        await().atMost(PATIENCE).until(() -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == threads);
    }

    private CompletableFuture<Void> borrowing() {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        database.getConnection().close();
                    } catch (SQLException fault) {
                        throw new IllegalStateException(fault);
                    }
                },
                Thread::startVirtualThread);
    }

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                if (away) {
                    throw new SQLException("nobody is there", "08001");
                }
                var there = TestServer.POSTGRES_18.shared();
                return DriverManager.getConnection(there.url(), "postgres", "");
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        });
        config.setMaximumPoolSize(1);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
