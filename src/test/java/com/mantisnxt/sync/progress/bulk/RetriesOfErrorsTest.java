package com.mantisnxt.sync.progress.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.activity.FailedRetries;
import com.mantisnxt.sync.activity.FailedRetries.Reason;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.progress.OpenCommand;
import com.mantisnxt.sync.progress.ProgressReport;
import com.mantisnxt.sync.progress.StartReport;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.progress.SyncReports;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What failed in the syncs of an error is tried again: counted before, asked as one act on many. */
@ConsoleTest
class RetriesOfErrorsTest {

    private final FailedRetries retries;
    private final BulkWorker worker;
    private final BulkResults results;
    private final SyncCommands commands;
    private final SyncReports reports;
    private final CurrentCaller currentCaller;
    private final Caller caller = Organisations.anybody();

    @Autowired
    RetriesOfErrorsTest(
            FailedRetries retries,
            BulkWorker worker,
            BulkResults results,
            SyncCommands commands,
            SyncReports reports,
            CurrentCaller currentCaller) {
        this.retries = retries;
        this.worker = worker;
        this.results = results;
        this.commands = commands;
        this.reports = reports;
        this.currentCaller = currentCaller;
    }

    @BeforeEach
    void syncsOfWhichTwoListenAndFailed() {
        start("a", 2, true);
        start("b", 5, true);
        start("clean", 0, true);
        start("deaf", 3, false);
    }

    @Test
    void whatCanBeTriedAgainIsCountedAndWhatCannotWithItsReason() {
        FailedRetries.Outlook outlook = as(() -> retries.outlook(List.of("b", "gone", "clean", "deaf", "a", "gone-2")));
        assertThat(outlook.syncs()).containsExactly("b", "a");
        assertThat(outlook.items()).isEqualTo(7);
        assertThat(outlook.others()).isEqualTo(Map.of(Reason.GONE, 2, Reason.NOTHING_FAILED, 1, Reason.DEAF, 1));
        assertThat(as(() -> retries.outlook(List.of()))).isEqualTo(new FailedRetries.Outlook(List.of(), 0, Map.of()));
    }

    @Test
    void whatWasCountedIsAskedAndAskedOnceOnly() {
        UUID act = act(as(() -> retries.begin(List.of("a", "b"), "cause:0123456789abcdef last:24h")));
        assertThat(as(() -> results.find(act)).orElseThrow().reason()).isEqualTo("cause:0123456789abcdef last:24h");
        worker.work(new BulkKey(caller.org(), act), () -> false);
        assertThat(as(() -> results.find(act)).orElseThrow().counts()).isEqualTo(new BulkAct.Counts(2, 2, 0, 0));
        assertThat(as(() -> commands.fetch("a"))).extracting(OpenCommand::kind).hasSize(1);
        FailedRetries.Outlook again = as(() -> retries.outlook(List.of("a", "b")));
        assertThat(again.syncs()).isEmpty();
        assertThat(again.others()).isEqualTo(Map.of(Reason.ASKED, 2));
        try (Session session =
                TestServer.POSTGRES_18.shared().asApplication(caller.org().value())) {
            assertThat(session.values(
                            String.class,
                            "select action || ' ' || (details ->> 'syncs') || ' ' || (details ->> 'reason') from sync_console.audit_event where details ->> 'act' = ?",
                            act.toString()))
                    .containsExactly("bulk_retry_failed 2 cause:0123456789abcdef last:24h");
        }
    }

    @Test
    void aSearchOfAnyLengthIsCutToWhatAReasonHolds() {
        UUID act = act(as(() -> retries.begin(List.of("a"), "Ж".repeat(900))));
        assertThat(as(() -> results.find(act)).orElseThrow().reason())
                .hasSize(500)
                .endsWith("…");
    }

    @Test
    void anotherOrganisationHasNoneOfTheseAndAsksNobody() {
        Caller other = Organisations.anybody();
        assertThat(currentCaller
                        .callAs(other, () -> retries.outlook(List.of("a", "b")))
                        .others())
                .isEqualTo(Map.of(Reason.GONE, 2));
        UUID act = act(currentCaller.callAs(other, () -> retries.begin(List.of("a"), "mine?")));
        worker.work(new BulkKey(other.org(), act), () -> false);
        assertThat(as(() -> commands.fetch("a"))).isEmpty();
    }

    @Test
    void supportMayLookAndNotAsk() {
        Caller support = new Caller(caller.org(), caller.user(), "Mia", Set.of(Right.READ));
        assertThat(currentCaller
                        .callAs(support, () -> retries.outlook(List.of("a")))
                        .syncs())
                .containsExactly("a");
        assertThatThrownBy(() -> currentCaller.callAs(support, () -> retries.begin(List.of("a"), "why")))
                .isInstanceOf(NotAllowed.class);
    }

    private void start(String syncId, int failed, boolean listens) {
        as(() -> reports.start(new StartReport(syncId, null, EntityType.ORDER, "odoo", 100, Map.of(), null)));
        as(() -> reports.report(new ProgressReport(syncId, 1L, 5, failed, null, null, null)));
        if (listens) {
            as(() -> commands.fetch(syncId));
        }
    }

    private static UUID act(String address) {
        assertThat(address).startsWith("bulk/");
        return UUID.fromString(address.substring("bulk/".length()));
    }

    private <T> T as(Supplier<T> work) {
        return currentCaller.callAs(caller, work);
    }
}
