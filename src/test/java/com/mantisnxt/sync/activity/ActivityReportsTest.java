package com.mantisnxt.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConsoleTest
class ActivityReportsTest {

    private static final String SYNC = "woo-orders";

    private final ActivityReports reports;
    private final ActivitySearch search;
    private final CurrentCaller currentCaller;
    private final Caller caller = Organisations.anybody();

    @Autowired
    ActivityReportsTest(ActivityReports reports, ActivitySearch search, CurrentCaller currentCaller) {
        this.reports = reports;
        this.search = search;
        this.currentCaller = currentCaller;
    }

    @BeforeEach
    void startASync() {
        try (Session session =
                TestServer.POSTGRES_18.shared().asApplication(caller.org().value())) {
            session.run(
                    "insert into public.sync_progress (org_id, sync_id, entity_type, source_system, total_items) values (?, ?, 'order', 'woocommerce', 9)",
                    caller.org().value(),
                    SYNC);
        }
    }

    @Test
    void whatIsNotSaidIsTakenFromTheSync() {
        record(List.of(error("line 2: unknown product 9041"), message("batch 4 of 9")), null);
        List<ActivityRow> rows = rows();
        assertThat(rows).hasSize(2).allSatisfy(row -> {
            assertThat(row.entity()).isEqualTo(EntityType.ORDER);
            assertThat(row.source()).isEqualTo(SourceSystem.WOOCOMMERCE);
            assertThat(row.action()).isEqualTo(SyncAction.BATCH_PROCESS);
        });
        assertThat(rows)
                .extracting(ActivityRow::status)
                .containsExactlyInAnyOrder(SyncStatus.FAILED, SyncStatus.IN_PROGRESS);
    }

    @Test
    void whatIsSaidIsKept() {
        var event = new EventReport(
                SyncAction.ERROR_RECOVERY,
                SyncStatus.COMPLETED,
                EntityType.INVOICE,
                "SKU-1",
                "second try",
                null,
                12,
                new BigDecimal("1.456"),
                Map.of("attempt", 2));
        record(List.of(event), null);
        ActivityRow row = rows().getFirst();
        assertThat(row.action()).isEqualTo(SyncAction.ERROR_RECOVERY);
        assertThat(row.status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(row.entity()).isEqualTo(EntityType.INVOICE);
        assertThat(row.itemKey()).isEqualTo("SKU-1");
        assertThat(row.recordCount()).isEqualTo(12);
        assertThat(row.durationSeconds()).isEqualByComparingTo("1.46");
        assertThat(currentCaller.callAs(caller, () -> search.get(row.id())).details())
                .isEqualTo("{\"attempt\": 2}");
    }

    @Test
    void aListSentAgainWithItsKeyIsRecordedOnce() {
        List<EventReport> events = List.of(error("boom"), error("bang"));
        assertThat(record(events, "key-1")).isTrue();
        assertThat(record(events, "key-1")).isFalse();
        assertThat(rows()).hasSize(2);
        assertThatThrownBy(() -> record(List.of(error("other")), "key-1"))
                .hasMessageContaining("Idempotency-Key")
                .extracting(e -> ((Refused) e).code().value())
                .isEqualTo("idempotency_key_reused");
    }

    @Test
    void theSameKeySentAtOnceIsRecordedOnce() {
        List<EventReport> events = List.of(error("boom"));
        var sent = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> record(events, "racing")))
                .toList();
        assertThat(sent.stream().filter(CompletableFuture::join).count()).isEqualTo(1);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void anotherOrganisationMayUseTheSameKeyAndDoesNotKnowTheSync() {
        record(List.of(error("boom")), "key-1");
        Caller other = Organisations.anybody();
        assertThatThrownBy(() ->
                        currentCaller.callAs(other, () -> reports.record(SYNC, List.of(error("boom")), "key-1")))
                .hasMessageContaining("There is no sync");
        assertThat(rows()).hasSize(1);
    }

    @Test
    void aListWithAFaultIsRefusedWholeAndSaysWhere() {
        EventReport good = error("boom");
        refused("too_long", "[1].error", List.of(good, error("x".repeat(10_001))));
        refused("too_long", "[0].itemKey", List.of(item("k".repeat(256))));
        refused("invalid_field", "[0].error", List.of(error("a\0b")));
        refused("negative_count", "[0].recordCount", List.of(counted(-1, null)));
        refused("negative_count", "[0].durationSeconds", List.of(counted(1, new BigDecimal("-0.01"))));
        refused("invalid_field", "[0].durationSeconds", List.of(counted(1, new BigDecimal("1e40"))));
        refused("details_too_large", "[1].details", List.of(good, detailed(Map.of("a", "x".repeat(20_000)))));
        refused("invalid_field", "[0].details", List.of(detailed(Map.of("a", "x\0"))));
        refused("too_many_entries", "[1000]", Collections.nCopies(1_001, good));
        assertThat(rows()).isEmpty();
    }

    @Test
    void aThousandEventsArriveInOneRequest() {
        assertThat(record(Collections.nCopies(1_000, error("boom")), null)).isTrue();
        assertThat(currentCaller.callAs(caller, () -> search.count(ActivityFilter.DEFAULT)))
                .contains(new CappedCount(1_000));
    }

    @Test
    void theEventsOfOneReportStandInTheOrderInWhichTheyWereReported() {
        List<String> reported =
                IntStream.range(0, 60).mapToObj(i -> "boom " + i).toList();
        record(reported.stream().map(ActivityReportsTest::error).toList(), null);
        assertThat(rows().reversed()).extracting(ActivityRow::text).isEqualTo(reported);
    }

    @Test
    void reportingNeedsTheRight() {
        Caller reader = new Caller(caller.org(), null, "reader", Set.of(Right.READ));
        assertThatThrownBy(() -> currentCaller.callAs(reader, () -> reports.record(SYNC, List.of(), null)))
                .isInstanceOf(NotAllowed.class);
    }

    private void refused(String code, String field, List<EventReport> events) {
        assertThatThrownBy(() -> record(events, null)).isInstanceOfSatisfying(Refused.class, e -> {
            assertThat(e.code().value()).isEqualTo(code);
            assertThat(e.field()).isEqualTo(field);
        });
    }

    private boolean record(List<EventReport> events, @Nullable String key) {
        return currentCaller.callAs(caller, () -> reports.record(SYNC, events, key));
    }

    private List<ActivityRow> rows() {
        return currentCaller.callAs(caller, () -> search.page(ActivityFilter.DEFAULT, null, 100));
    }

    private static EventReport error(String error) {
        return new EventReport(null, null, null, null, null, error, null, null, null);
    }

    private static EventReport message(String message) {
        return new EventReport(null, null, null, null, message, null, null, null, null);
    }

    private static EventReport item(String key) {
        return new EventReport(null, null, null, key, null, null, null, null, null);
    }

    private static EventReport counted(int records, @Nullable BigDecimal seconds) {
        return new EventReport(null, null, null, null, null, null, records, seconds, null);
    }

    private static EventReport detailed(Map<String, Object> details) {
        return new EventReport(null, null, null, null, null, null, null, null, details);
    }
}
