package com.mantisnxt.sync.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.progress.ReportResult.Result;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConsoleTest
class SyncReportsTest {

    private final SyncReports reports;
    private final Syncs syncs;
    private final CurrentCaller currentCaller;
    private final Caller caller = Organisations.anybody();

    @Autowired
    SyncReportsTest(SyncReports reports, Syncs syncs, CurrentCaller currentCaller) {
        this.reports = reports;
        this.syncs = syncs;
        this.currentCaller = currentCaller;
    }

    @Test
    void aReportMovesItsSync() {
        start("a", 100);
        assertThat(report("a", 1, 40, 2)).isEqualTo(Result.applied);
        SyncSnapshot sync = get("a");
        assertThat(sync.status()).isEqualTo(SyncStatus.IN_PROGRESS);
        assertThat(sync.counts().processed()).isEqualTo(40);
        assertThat(sync.counts().failed()).isEqualTo(2);
        assertThat(sync.counts().total()).isEqualTo(100);
    }

    @Test
    void refusesATickOlderThanTheLastQuietly() {
        start("a", 100);
        report("a", 5, 50, 0);
        assertThat(report("a", 4, 40, 0)).isEqualTo(Result.stale);
        assertThat(report("a", 5, 99, 0)).as("repeated").isEqualTo(Result.stale);
        assertThat(get("a").counts().processed()).isEqualTo(50);
    }

    @Test
    void aReportWithoutSequenceNeverGoesBack() {
        start("a", 100);
        as(() -> reports.report(new ProgressReport("a", null, 50, 0, null, null, null)));
        ReportResult late = as(() -> reports.report(new ProgressReport("a", null, 49, 0, null, null, null)));
        assertThat(late.result()).isEqualTo(Result.stale);
    }

    @Test
    void totalsMayGrowAndTheGrowthIsKept() {
        start("a", 1_200);
        as(() -> reports.report(new ProgressReport("a", 1L, 1_000, 0, null, null, null)));
        as(() -> reports.report(new ProgressReport("a", 2L, 1_100, 0, 1_450, null, null)));
        SyncSnapshot.Growth growth = get("a").counts().growth();
        assertThat(growth).isNotNull();
        assertThat(growth.from()).isEqualTo(1_200);
        assertThat(growth.to()).isEqualTo(1_450);
    }

    @Test
    void impossibleCountsAreRefusedWithTheThreeNumbers() {
        start("a", 10);
        assertThatThrownBy(() -> report("a", 1, 9, 2))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("processed 9 + failed 2 is more than total 10");
        assertThatThrownBy(() -> report("a", 1, -1, 0))
                .isInstanceOf(InvalidInput.class)
                .extracting(e -> ((Refused) e).field())
                .isEqualTo("processed");
    }

    @Test
    void anImpossibleEntryNeverSpoilsTheBatch() {
        start("a", 10);
        start("b", 10);
        List<ReportResult> results = as(() -> reports.reportAll(List.of(
                progress("a", 1, 5, 0),
                progress("b", 1, 11, 0),
                progress("nowhere", 1, 1, 0),
                progress("b", -1, 3, 0))));
        assertThat(results)
                .extracting(ReportResult::syncId, ReportResult::result, ReportResult::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", Result.applied, null),
                        org.assertj.core.groups.Tuple.tuple("b", Result.refused, "counts_exceed_total"),
                        org.assertj.core.groups.Tuple.tuple("nowhere", Result.refused, "unknown_sync"),
                        org.assertj.core.groups.Tuple.tuple("b", Result.refused, "counts_exceed_total"));
        assertThat(get("a").counts().processed()).isEqualTo(5);
    }

    @Test
    void onlyFinishEndsASyncStartedByReport() {
        start("a", 10);
        report("a", 1, 10, 0);
        assertThat(get("a").status()).isEqualTo(SyncStatus.IN_PROGRESS);
        finish("a", SyncStatus.COMPLETED, null);
        assertThat(get("a").status()).isEqualTo(SyncStatus.COMPLETED);
        assertThat(get("a").times().completed()).isNotNull();
    }

    @Test
    void completedWithFailedItemsIsCompletedWithErrors() {
        start("a", 10);
        report("a", 1, 8, 2);
        finish("a", SyncStatus.COMPLETED, null);
        assertThat(get("a").status()).isEqualTo(SyncStatus.COMPLETED_WITH_ERRORS);
        finish("a", SyncStatus.COMPLETED, null);
    }

    @Test
    void repeatingTheEndChangesNothingAndAnotherEndIsRefused() {
        start("a", 10);
        finish("a", SyncStatus.FAILED, "boom");
        var ended = get("a").times().completed();
        finish("a", SyncStatus.FAILED, "boom");
        assertThat(get("a").times().completed()).isEqualTo(ended);
        assertThatThrownBy(() -> finish("a", SyncStatus.COMPLETED, null)).isInstanceOf(SyncRefused.class);
        assertThatThrownBy(() -> report("a", 9, 1, 0)).hasMessageContaining("has finished");
    }

    @Test
    void anUnknownTotalFollowsTheCounts() {
        start("a", null);
        report("a", 1, 70, 3);
        SyncSnapshot sync = get("a");
        assertThat(sync.counts().total()).isNull();
        assertThat(sync.pace().eta()).isNull();
        assertThat(sync.status()).isEqualTo(SyncStatus.IN_PROGRESS);
    }

    @Test
    void aTotalOfZeroCompletesAtOnce() {
        start("a", 0);
        assertThat(get("a").status()).isEqualTo(SyncStatus.COMPLETED);
    }

    @Test
    void aRepeatedStartWithItsKeyStartsNothingNew() {
        var first = as(() -> reports.start(startOf(null, 5, "key-1")));
        var again = as(() -> reports.start(startOf(null, 5, "key-1")));
        assertThat(again.created()).isFalse();
        assertThat(again.syncId()).isEqualTo(first.syncId());
        assertThatThrownBy(() -> as(() -> reports.start(startOf(null, 6, "key-1"))))
                .isInstanceOf(SyncRefused.class)
                .hasMessageContaining("Idempotency-Key");
    }

    @Test
    void aSecondStartOfTheSameSyncIsRefused() {
        start("a", 5);
        assertThatThrownBy(() -> start("a", 5)).isInstanceOf(SyncRefused.class).hasMessageContaining("before");
    }

    @Test
    void organisationsMayUseTheSameSyncIdAndNeverSeeEachOther() {
        start("a", 5);
        Caller other = Organisations.anybody();
        assertThatThrownBy(() -> currentCaller.callAs(other, () -> reports.report(progress("a", 1, 1, 0))))
                .isInstanceOf(SyncRefused.class)
                .hasMessageContaining("There is no sync");
        currentCaller.callAs(other, () -> reports.start(startOf("a", 9, null)));
        assertThat(get("a").counts().total()).isEqualTo(5);
    }

    @Test
    void reportingNeedsTheRight() {
        Caller reader = new Caller(caller.org(), null, "reader", Set.of(Right.READ));
        assertThatThrownBy(() -> currentCaller.callAs(reader, () -> reports.start(startOf("x", 1, null))))
                .isInstanceOf(NotAllowed.class);
    }

    private void start(String syncId, @Nullable Integer total) {
        as(() -> reports.start(startOf(syncId, total, null)));
    }

    private static StartReport startOf(@Nullable String syncId, @Nullable Integer total, @Nullable String key) {
        return new StartReport(syncId, null, EntityType.PRODUCT, "shopify", total, Map.of(), key);
    }

    private Result report(String syncId, long sequence, int processed, int failed) {
        return as(() -> reports.report(progress(syncId, sequence, processed, failed)))
                .result();
    }

    private static ProgressReport progress(String syncId, long sequence, int processed, int failed) {
        return new ProgressReport(syncId, sequence, processed, failed, null, null, null);
    }

    private void finish(String syncId, SyncStatus status, @Nullable String error) {
        currentCaller.runAs(caller, () -> reports.finish(syncId, new FinishReport(status, null, null, null, error)));
    }

    private SyncSnapshot get(String syncId) {
        return as(() -> syncs.get(syncId));
    }

    private <T> T as(Supplier<T> work) {
        return currentCaller.callAs(caller, work);
    }
}
