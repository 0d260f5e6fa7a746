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
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.AbstractDataSource;

@ConsoleTest
class KnownAwayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long WAIT_MS = 1_000;
    private static final String HEARD = "somebody waits for it";

    private final DataSource applications;
    private final HikariDataSource pool = pool();
    private final KnownAway database = new KnownAway(pool);
    private final Queue<String> told = new ConcurrentLinkedQueue<>();
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
        assertThatThrownBy(database::getConnection).hasMessageContaining("request timed out");
        CompletableFuture<Void> lookout = borrowing();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThatThrownBy(database::getConnection)
                        .isInstanceOf(SQLTransientConnectionException.class)
                        .hasMessageContaining(HEARD));
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
            assertThatThrownBy(database::getConnection).hasMessageContaining("request timed out");
            first = borrowing();
            second = borrowing();
            await().atMost(PATIENCE).until(() -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 2);
        }
        assertThat(first).succeedsWithin(PATIENCE);
        assertThat(second).succeedsWithin(PATIENCE);
        assertThat(told).noneMatch(reason -> reason.contains(HEARD));
    }

    /** As often as it takes. */
    private CompletableFuture<Void> borrowing() {
        return CompletableFuture.runAsync(
                () -> {
                    while (!isBorrowed()) {
                        LockSupport.parkNanos(1_000_000);
                    }
                },
                Thread::startVirtualThread);
    }

    private boolean isBorrowed() {
        try {
            database.getConnection().close();
            return true;
        } catch (SQLException fault) {
            told.add(fault.getMessage());
            return false;
        }
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
        config.setConnectionTimeout(WAIT_MS);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
