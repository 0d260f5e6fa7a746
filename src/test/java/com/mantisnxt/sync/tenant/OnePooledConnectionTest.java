package com.mantisnxt.sync.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** One connection serves organisation after organisation, and nobody in between; it carries nothing over. */
@ConsoleTest
class OnePooledConnectionTest {

    private final Caller one = Organisations.anybody();
    private final Caller other = Organisations.anybody();
    private final Set<Integer> connections = new LinkedHashSet<>();

    @Autowired
    private CurrentCaller currentCaller;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcTemplate wire;

    @Autowired
    private PlatformTransactionManager transactions;

    private HikariDataSource pool;
    private int size;
    private int idle;

    @Autowired
    void pool(DataSource application) throws SQLException {
        pool = application.unwrap(HikariDataSource.class);
    }

    @BeforeEach
    void aSyncOfEachAndAPoolOfOne() {
        for (Caller caller : List.of(one, other)) {
            try (Session service =
                    TestServer.POSTGRES_18.shared().asApplication(caller.org().value())) {
                service.run(
                        "insert into public.sync_progress (org_id, sync_id, entity_type, total_items)"
                                + " values (?, ?, 'order', 9)",
                        caller.org().value(),
                        "of " + caller.org());
            }
        }
        size = pool.getMaximumPoolSize();
        idle = pool.getMinimumIdle();
        pool.getHikariConfigMXBean().setMinimumIdle(0);
        pool.getHikariConfigMXBean().setMaximumPoolSize(1);
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @AfterEach
    void thePoolAsItWas() {
        pool.getHikariConfigMXBean().setMaximumPoolSize(size);
        pool.getHikariConfigMXBean().setMinimumIdle(idle);
    }

    @Test
    void eachSeesItsOwnAndNobodyNothing() {
        for (int round = 0; round < 3; round++) {
            assertThat(seenBy(one)).containsExactly("of " + one.org());
            assertThat(seenByNobody()).isEmpty();
            assertThat(seenBy(other)).containsExactly("of " + other.org());
        }
        assertThat(connections).as("all by one connection").hasSize(1);
    }

    @Test
    void aRollbackLeavesNothingBehind() {
        assertThatThrownBy(() -> currentCaller.runAs(
                        one,
                        () -> inTransaction(() -> {
                            assertThat(syncs()).containsExactly("of " + one.org());
                            throw new IllegalStateException("half-way");
                        })))
                .hasMessage("half-way");
        assertThat(seenByNobody()).isEmpty();
        assertThat(seenBy(other)).containsExactly("of " + other.org());
        assertThatThrownBy(() -> currentCaller.runAs(
                        one,
                        () -> inTransaction(() -> {
                            syncs();
                            jdbc.sql("select 1 / 0").query(Integer.class).single();
                        })))
                .hasMessageContaining("division by zero");
        assertThat(seenByNobody()).isEmpty();
        assertThat(seenBy(other)).containsExactly("of " + other.org());
        assertThat(connections).as("all by one connection").hasSize(1);
    }

    @Test
    void whatAStatementSetForItsWholeSessionIsOverruledByTheNextTransaction() {
        currentCaller.runAs(
                one,
                () -> inTransaction(() -> {
                    syncs();
                    jdbc.sql("select set_config('app.current_org_id', ?, false)")
                            .param(one.org().toString())
                            .query(String.class)
                            .single();
                }));
        assertThat(seenByNobody()).isEmpty();
        assertThat(seenBy(other)).containsExactly("of " + other.org());
        assertThat(connections).as("all by one connection").hasSize(1);
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Test
    void howLongATransactionMayTakeBoundsItsConnectionAndNoOther() {
        int usual = longestWait(TransactionDefinition.TIMEOUT_DEFAULT);
        assertThat(longestWait(3)).as("milliseconds").isGreaterThan(3_000).isLessThan(usual);
        assertThat(longestWait(TransactionDefinition.TIMEOUT_DEFAULT)).isEqualTo(usual);
        assertThat(connections).as("all by one connection").hasSize(1);
    }

    private int longestWait(int timeout) {
        var transaction = new TransactionTemplate(transactions);
        transaction.setTimeout(timeout);
        return Objects.requireNonNull(transaction.execute(status -> {
            syncs();
            return wire.execute((ConnectionCallback<Integer>) Connection::getNetworkTimeout);
        }));
    }

    private List<String> seenBy(Caller caller) {
        return currentCaller.callAs(caller, this::read);
    }

    private List<String> seenByNobody() {
        return read();
    }

    private List<String> read() {
        List<String> seen = new ArrayList<>();
        inTransaction(() -> seen.addAll(syncs()));
        return seen;
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    private List<String> syncs() {
        connections.add(jdbc.sql("select pg_backend_pid()").query(Integer.class).single());
        return jdbc.sql("select sync_id from public.sync_progress order by sync_id")
                .query(String.class)
                .list();
    }
}
