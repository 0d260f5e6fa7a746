package com.mantisnxt.sync.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reports of many syncs lock their rows in the order of the ids, in whatever order they name them and PostgreSQL finds
 * them: who reports the same ones waits for the other and never both for each other.
 */
@ConsoleTest
class LockedInOrderTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int SYNCS = 100;

    private final SyncReports reports;
    private final CurrentCaller currentCaller;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final Caller caller = Organisations.anybody();

    @Autowired
    LockedInOrderTest(
            SyncReports reports, CurrentCaller currentCaller, TransactionTemplate transactions, JdbcClient jdbc) {
        this.reports = reports;
        this.currentCaller = currentCaller;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** They lie in the table in the opposite order. */
    @BeforeEach
    void syncsStartLastOneFirst() {
        for (int i = SYNCS - 1; i >= 0; i--) {
            String id = id(i);
            currentCaller.callAs(
                    caller,
                    () -> reports.start(
                            new StartReport(id, null, EntityType.PRODUCT, "shopify", 1_000_000, Map.of(), null)));
        }
    }

    /** By the index, and as they lie. */
    @ParameterizedTest
    @ValueSource(strings = {"enable_bitmapscan", "enable_indexscan"})
    void whoWaitsForTheFirstHoldsNoneOfTheOthers(String without) {
        try (Session other = session()) {
            other.runScript("begin");
            lock(other, id(0));
            var waiting = inBackground(() -> report(1, all(), without));
            await().atMost(PATIENCE).until(() -> waiting() == 1);
            assertThat(other.values(
                            String.class, "select sync_id from public.sync_progress for no key update skip locked"))
                    .as("free for others")
                    .hasSize(SYNCS);
            other.runScript("commit");
            assertThat(waiting.join())
                    .hasSize(SYNCS)
                    .allMatch(result -> result.result() == ReportResult.Result.applied);
        }
    }

    private List<ReportResult> report(int processed, List<String> ids, String without) {
        List<ProgressReport> all = ids.stream()
                .map(id -> new ProgressReport(id, (long) processed, processed, 0, null, null, null))
                .toList();
        return currentCaller.callAs(
                caller,
                () -> Objects.requireNonNull(transactions.execute(status -> {
                    jdbc.sql("select set_config('enable_seqscan', 'off', true), set_config(?, 'off', true)")
                            .param(without)
                            .query()
                            .singleRow();
                    return reports.reportAll(all);
                })));
    }

    /** How many wait for a lock on a sync, or for whoever waits for it before them. */
    private static long waiting() {
        try (Session administrator = TestServer.POSTGRES_18.shared().asAdministrator()) {
            return administrator.count("""
                    select count(*)
                      from pg_stat_activity
                     where datname = current_database()
                       and wait_event_type = 'Lock'
                       and query like '%sync_progress%'
                    """);
        }
    }

    private static <T> CompletableFuture<T> inBackground(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
    }

    private static void lock(Session session, String syncId) {
        session.values(
                String.class, "select sync_id from public.sync_progress where sync_id = ? for no key update", syncId);
    }

    private Session session() {
        return TestServer.POSTGRES_18.shared().asApplication(caller.org().value());
    }

    private static List<String> all() {
        return IntStream.range(0, SYNCS).mapToObj(LockedInOrderTest::id).toList();
    }

    private static String id(int number) {
        return "sync-%03d".formatted(number);
    }
}
