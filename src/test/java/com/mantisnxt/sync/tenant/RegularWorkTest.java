package com.mantisnxt.sync.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What failed of the work that all nodes do is written down until one of them has done it. */
@ConsoleTest
class RegularWorkTest {

    private final String work = "work-" + UUID.randomUUID().toString().substring(0, 30);
    private final Session administrator = TestServer.POSTGRES_18.shared().asAdministrator();

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void close() {
        administrator.close();
    }

    private RegularWork node() {
        return new RegularWork(transaction, jdbc, Clock.systemUTC());
    }

    private void fails(RegularWork node, String reason) {
        node.run(work, "Not done", () -> {
            throw new IllegalStateException("wrapped", new IllegalArgumentException(reason));
        });
    }

    private List<Map<String, Object>> kept() {
        return administrator.rows(
                "select failures, reason, failing_since < last_failed_at as again from sync_console.failed_work where work = ?",
                work);
    }

    @Test
    void whatFailsIsCountedWithItsLastReasonAndGoneWhenAnyNodeHasDoneIt() {
        RegularWork one = node();
        one.run(work, "Not done", () -> {});
        fails(one, "no disk\nDetail: Key (email)=(ann@example.org)");
        assertThat(kept())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("failures", 1).containsEntry("reason", "no disk"));
        fails(one, "no locks");
        assertThat(kept())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("failures", 2)
                        .containsEntry("reason", "no locks")
                        .containsEntry("again", true));
        node().run(work, "Not done", () -> {});
        assertThat(kept()).isEmpty();
    }

    @Test
    void aNodeThatFailedSaysAtOnceThatItHasDoneIt() {
        RegularWork node = node();
        node.run(work, "Not done", () -> {});
        fails(node, "once");
        node.run(work, "Not done", () -> {});
        assertThat(kept()).isEmpty();
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsThrown() {
        var nowhere = new DriverManagerDataSource("jdbc:postgresql://localhost:1/none");
        var cut = new RegularWork(
                new TransactionTemplate(new JdbcTransactionManager(nowhere)),
                JdbcClient.create(nowhere),
                Clock.systemUTC());
        assertThatCode(() -> {
                    fails(cut, "away");
                    cut.run(work, "Not done", () -> {});
                })
                .doesNotThrowAnyException();
    }
}
