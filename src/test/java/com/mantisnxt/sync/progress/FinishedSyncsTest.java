package com.mantisnxt.sync.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ended syncs by what is looked for, and that the board's figure says the same. */
@ConsoleTest
class FinishedSyncsTest {

    private final Caller caller = Organisations.anybody();
    private final EndedSyncs ended =
            new EndedSyncs(TestServer.POSTGRES_18.shared(), caller.org().value());

    @Autowired
    private FinishedSyncs finished;

    @Autowired
    private CurrentCaller currentCaller;

    @Autowired
    private ProgressFeed feed;

    @Test
    void theLatestEndComesFirstAndEachPartOfTheFilterCounts() {
        ended.add("a", Map.of("status", "failed", "entity", "order", "source", "odoo", "ago", "2 hours"));
        ended.add("b", Map.of("status", "timeout", "entity", "order", "source", "shopify", "ago", "1 hour"));
        ended.add("c", Map.of("status", "completed", "entity", "product", "source", "SAP", "ago", "3 days"));
        ended.add("d", Map.of("status", "cancelled", "entity", "invoice", "source", "odoo", "ago", "40 days"));
        HistoryFilter all = HistoryFilter.ALL;
        assertThat(ids(all)).containsExactly("b", "a", "c", "d");
        assertThat(ids(all.toggle(SyncStatus.FAILED))).containsExactly("a");
        assertThat(ids(all.toggle(SyncStatus.FAILED).toggle(SyncStatus.CANCELLED)))
                .containsExactly("a", "d");
        assertThat(ids(all.withEntity(EntityType.ORDER))).containsExactly("b", "a");
        assertThat(ids(all.withSource(SourceSystem.ODOO))).containsExactly("a", "d");
        assertThat(ids(all.withSource(SourceSystem.CUSTOM))).containsExactly("c");
        assertThat(ids(all.within(Duration.ofDays(30)))).containsExactly("b", "a", "c");
        assertThat(ids(all.within(Duration.ofMinutes(90)))).containsExactly("b");
        assertThat(ids(all.withEntity(EntityType.ORDER)
                        .withSource(SourceSystem.ODOO)
                        .toggle(SyncStatus.TIMEOUT)))
                .isEmpty();
    }

    @Test
    void textIsFoundAsItStandsAndNothingInItIsAPattern() {
        ended.add("Orders_100%", Map.of());
        ended.add("orders-1005", Map.of("starter", "Ann O'Brien"));
        assertThat(ids(HistoryFilter.ALL.withText("ORDERS"))).hasSize(2);
        assertThat(ids(HistoryFilter.ALL.withText("_100%"))).containsExactly("Orders_100%");
        assertThat(ids(HistoryFilter.ALL.withText("o'brien"))).containsExactly("orders-1005");
        assertThat(ids(HistoryFilter.ALL.withText("\0orders-"))).containsExactly("orders-1005");
        assertThat(ids(HistoryFilter.ALL.withText("' or true --"))).isEmpty();
        assertThat(HistoryFilter.ALL.withText("x".repeat(5_000)).text()).hasSize(255);
    }

    @Test
    void pagesFollowEachOtherWithoutAGapAlsoWhereManyEndedAtOnce() {
        ended.addMany("many", 250, Map.of());
        ended.addMany("failed", 30, Map.of("status", "failed"));
        for (HistoryOrder order : HistoryOrder.values()) {
            List<String> seen = new ArrayList<>();
            HistoryOrder.Cursor after = null;
            for (int page = 0; page < 4; page++) {
                List<SyncSnapshot> rows = page(order, after, 70);
                rows.forEach(sync -> seen.add(sync.syncId()));
                after = order.at(rows.getLast());
            }
            assertThat(seen).as(order.name()).hasSize(280).doesNotHaveDuplicates();
            assertThat(page(order, after, 70)).as(order.name()).isEmpty();
            assertThat(page(order, null, 280))
                    .as("in one page")
                    .extracting(SyncSnapshot::syncId)
                    .isEqualTo(seen);
        }
        assertThat(count(HistoryFilter.ALL)).isEqualTo(280);
        assertThat(count(HistoryFilter.ALL.toggle(SyncStatus.FAILED))).isEqualTo(30);
    }

    @Test
    void eachOrderPutsItsOwnFirst() {
        ended.add("b", Map.of("entity", "order", "ago", "1 minute", "took", "30", "processed", "9", "failed", "0"));
        ended.add("a", Map.of("entity", "order", "ago", "2 minutes", "took", "20", "processed", "5", "failed", "4"));
        ended.add("c", Map.of("entity", "customer", "ago", "3 minutes", "took", "30", "processed", "7", "failed", "1"));
        assertThat(ids(HistoryOrder.LATEST)).containsExactly("b", "a", "c");
        assertThat(ids(HistoryOrder.EARLIEST)).containsExactly("c", "a", "b");
        assertThat(ids(HistoryOrder.LONGEST)).as("the latest end among equals").containsExactly("b", "c", "a");
        assertThat(ids(HistoryOrder.FAILED)).containsExactly("a", "c", "b");
        assertThat(ids(HistoryOrder.LARGEST)).containsExactly("b", "c", "a");
        assertThat(ids(HistoryOrder.NAME)).containsExactly("c", "a", "b");
    }

    @Test
    void anotherOrganisationHasItsOwnHistory() {
        ended.add("ours", Map.of());
        Caller other = Organisations.anybody();
        assertThat(currentCaller.callAs(other, () -> finished.page(HistoryFilter.ALL, HistoryOrder.LATEST, null, 10)))
                .isEmpty();
        assertThat(currentCaller.callAs(other, () -> finished.count(HistoryFilter.ALL)))
                .isZero();
    }

    @Test
    void whatTheBoardCountsAsFailedWithinADayIsWhatIsFound() {
        ended.addMany("failed", 37, Map.of("status", "failed", "ago", "20 hours"));
        ended.addMany("timeout", 5, Map.of("status", "timeout", "ago", "3 minutes"));
        ended.addMany("older", 9, Map.of("status", "failed", "ago", "25 hours"));
        ended.addMany("done", 11, Map.of("status", "completed_with_errors"));
        ended.addMany("cancelled", 2, Map.of("status", "cancelled"));
        AtomicReference<@Nullable OrgBoard> board = new AtomicReference<>();
        try (var watching = feed.watch(caller.org(), change -> board.set(change.board()))) {
            await().until(() -> board.get() != null);
        }
        assertThat(Objects.requireNonNull(board.get()).failed24h()).isEqualTo(42);
        assertThat(count(HistoryFilter.FAILED_24H)).isEqualTo(42);
        assertThat(ids(HistoryFilter.FAILED_24H)).hasSize(42).allMatch(id -> id.matches("(failed|timeout).*"));
    }

    private List<String> ids(HistoryFilter filter) {
        return currentCaller.callAs(caller, () -> finished.page(filter, HistoryOrder.LATEST, null, 100)).stream()
                .map(SyncSnapshot::syncId)
                .toList();
    }

    private List<String> ids(HistoryOrder order) {
        return page(order, null, 100).stream().map(SyncSnapshot::syncId).toList();
    }

    private List<SyncSnapshot> page(HistoryOrder order, HistoryOrder.@Nullable Cursor after, int limit) {
        return currentCaller.callAs(caller, () -> finished.page(HistoryFilter.ALL, order, after, limit));
    }

    private int count(HistoryFilter filter) {
        return currentCaller.callAs(caller, () -> finished.count(filter));
    }
}
