package com.mantisnxt.sync.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SyncStatus;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@ConsoleTest
class SyncCommandsTest {

    private final SyncCommands commands;
    private final SyncReports reports;
    private final Syncs syncs;
    private final CurrentCaller currentCaller;
    private final Caller caller = Organisations.anybody();

    @Autowired
    SyncCommandsTest(SyncCommands commands, SyncReports reports, Syncs syncs, CurrentCaller currentCaller) {
        this.commands = commands;
        this.reports = reports;
        this.syncs = syncs;
        this.currentCaller = currentCaller;
    }

    @BeforeEach
    void aSyncRuns() {
        as(() -> reports.start(new StartReport("a", null, EntityType.ORDER, "odoo", 100, Map.of(), null)));
    }

    @Test
    void aPauseIsAWishUntilTheServiceAcknowledges() {
        as(() -> commands.fetch("a"));
        as(() -> commands.request("a", CommandKind.PAUSE, null));
        assertThat(status()).isEqualTo(SyncStatus.IN_PROGRESS);
        acknowledge(only(), CommandOutcome.DONE);
        assertThat(status()).isEqualTo(SyncStatus.PAUSED);
        assertThat(as(() -> commands.fetch("a"))).isEmpty();
    }

    @Test
    void resumedItRunsAgain() {
        as(() -> commands.fetch("a"));
        as(() -> commands.request("a", CommandKind.PAUSE, null));
        acknowledge(only(), CommandOutcome.DONE);
        as(() -> commands.request("a", CommandKind.RESUME, null));
        acknowledge(only(), CommandOutcome.DONE);
        assertThat(status()).isEqualTo(SyncStatus.IN_PROGRESS);
    }

    @Test
    void aCancelDoneEndsTheSyncAndOnlyOnce() {
        as(() -> commands.fetch("a"));
        as(() -> commands.request("a", CommandKind.CANCEL, "wrong shop"));
        OpenCommand cancel = only();
        acknowledge(cancel, CommandOutcome.DONE);
        acknowledge(cancel, CommandOutcome.DONE);
        assertThat(status()).isEqualTo(SyncStatus.CANCELLED);
        assertThatThrownBy(() -> as(() -> commands.request("a", CommandKind.PAUSE, null)))
                .isInstanceOf(SyncRefused.class);
    }

    @Test
    void aRefusedCommandChangesNothing() {
        as(() -> commands.fetch("a"));
        as(() -> commands.request("a", CommandKind.PAUSE, null));
        acknowledge(only(), CommandOutcome.REFUSED);
        assertThat(status()).isEqualTo(SyncStatus.IN_PROGRESS);
    }

    @Test
    void aNewerCommandSupersedesTheOpenOne() {
        as(() -> commands.fetch("a"));
        as(() -> commands.request("a", CommandKind.PAUSE, null));
        as(() -> commands.request("a", CommandKind.CANCEL, "wrong shop"));
        assertThat(only().kind()).isEqualTo(CommandKind.CANCEL);
    }

    @Test
    void aRetryNeedsSomethingThatFailedAndIsAskedOnce() {
        as(() -> commands.fetch("a"));
        assertThatThrownBy(() -> as(() -> commands.request("a", CommandKind.RETRY_FAILED, null)))
                .hasMessageContaining("No item");
        as(() -> reports.report(new ProgressReport("a", 1L, 5, 2, null, null, null)));
        OpenCommand asked = as(() -> commands.request("a", CommandKind.RETRY_FAILED, null));
        assertThat(as(() -> commands.request("a", CommandKind.RETRY_FAILED, null))
                        .id())
                .isEqualTo(asked.id());
        acknowledge(only(), CommandOutcome.DONE);
        assertThat(status()).as("what comes of it, the service reports").isEqualTo(SyncStatus.IN_PROGRESS);
    }

    @Test
    void aRetryAndAPauseDoNotPushEachOtherAside() {
        as(() -> commands.fetch("a"));
        as(() -> reports.report(new ProgressReport("a", 1L, 5, 2, null, null, null)));
        as(() -> commands.request("a", CommandKind.PAUSE, null));
        as(() -> commands.request("a", CommandKind.RETRY_FAILED, null));
        as(() -> commands.request("a", CommandKind.RESUME, null));
        assertThat(as(() -> commands.fetch("a")))
                .extracting(OpenCommand::kind)
                .containsExactly(CommandKind.RETRY_FAILED, CommandKind.RESUME);
        as(() -> commands.request("a", CommandKind.CANCEL, "not wanted any more"));
        assertThat(only().kind()).isEqualTo(CommandKind.CANCEL);
    }

    @Test
    void anEndedSyncIsTriedAgainOnlyWhereItsServiceStillListens() {
        as(() -> commands.fetch("a"));
        currentCaller.runAs(
                caller, () -> reports.finish("a", new FinishReport(SyncStatus.COMPLETED, 98, 2, null, null)));
        assertThatThrownBy(() -> as(() -> commands.request("a", CommandKind.RETRY_FAILED, null)))
                .hasMessageContaining("after its end");
        as(() -> commands.fetch("a"));
        as(() -> commands.request("a", CommandKind.RETRY_FAILED, null));
        assertThat(only().kind()).isEqualTo(CommandKind.RETRY_FAILED);
        acknowledge(only(), CommandOutcome.DONE);
        assertThat(status()).isEqualTo(SyncStatus.COMPLETED_WITH_ERRORS);
        assertThatThrownBy(() -> as(() -> commands.request("a", CommandKind.PAUSE, null)))
                .hasMessageContaining("finished");
    }

    @Test
    void aServiceThatNeverFetchesCommandsIsNotAsked() {
        assertThatThrownBy(() -> as(() -> commands.request("a", CommandKind.PAUSE, null)))
                .isInstanceOf(SyncRefused.class)
                .hasMessageContaining("does not take commands");
    }

    @Test
    void cancellingNeedsAReason() {
        as(() -> commands.fetch("a"));
        for (@Nullable String none : new String[] {null, "", "  "}) {
            assertThatThrownBy(() -> as(() -> commands.request("a", CommandKind.CANCEL, none)))
                    .isInstanceOf(SyncRefused.class)
                    .hasMessageContaining("needs a reason");
        }
        assertThat(as(() -> commands.fetch("a"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = SyncStatus.class,
            names = {"FAILED", "CANCELLED"})
    void aClosedSyncRefusesLateReports(SyncStatus end) {
        isSilentFor("61 seconds");
        currentCaller.runAs(caller, () -> commands.close("a", end, "the worker is gone"));
        assertThat(status()).isEqualTo(end);
        assertThat(as(() -> syncs.get("a")).ending().closeReason()).isEqualTo("the worker is gone");
        assertThatThrownBy(() -> as(() -> reports.report(new ProgressReport("a", 1L, 5, 0, null, null, null))))
                .isInstanceOf(SyncRefused.class)
                .extracting(refused -> ((SyncRefused) refused).code().value())
                .isEqualTo("sync_closed");
    }

    @ParameterizedTest
    @EnumSource(
            value = SyncStatus.class,
            names = {"FAILED", "CANCELLED"},
            mode = EnumSource.Mode.EXCLUDE)
    void noSyncIsClosedAsAnythingElse(SyncStatus end) {
        isSilentFor("1 hour");
        assertThatThrownBy(() -> currentCaller.runAs(caller, () -> commands.close("a", end, "because")))
                .isInstanceOf(SyncRefused.class);
        assertThat(status()).isEqualTo(SyncStatus.IN_PROGRESS);
    }

    @Test
    void aSyncThatLivesIsNotClosedWhateverAScreenShowed() {
        isSilentFor("55 seconds");
        assertThatThrownBy(
                        () -> currentCaller.runAs(caller, () -> commands.close("a", SyncStatus.FAILED, "seemed dead")))
                .isInstanceOf(SyncRefused.class)
                .hasMessageContaining("is stalled");
        assertThat(status()).isEqualTo(SyncStatus.IN_PROGRESS);
    }

    @Test
    void aPausedSyncThatIgnoresACancelIsClosed() {
        as(() -> commands.fetch("a"));
        as(() -> commands.request("a", CommandKind.PAUSE, null));
        acknowledge(only(), CommandOutcome.DONE);
        assertThatThrownBy(() -> currentCaller.runAs(caller, () -> commands.close("a", SyncStatus.FAILED, "because")))
                .isInstanceOf(SyncRefused.class);
        as(() -> commands.request("a", CommandKind.CANCEL, "not needed any more"));
        assertThatThrownBy(() -> currentCaller.runAs(caller, () -> commands.close("a", SyncStatus.FAILED, "because")))
                .isInstanceOf(SyncRefused.class);
        administer("update sync_console.sync_command set requested_at = requested_at - interval '11 seconds'"
                + " where org_id = ? and kind = 'cancel'");
        currentCaller.runAs(caller, () -> commands.close("a", SyncStatus.CANCELLED, "its service is gone"));
        assertThat(status()).isEqualTo(SyncStatus.CANCELLED);
        assertThatThrownBy(() -> currentCaller.runAs(caller, () -> commands.close("a", SyncStatus.FAILED, "again")))
                .isInstanceOf(SyncRefused.class);
    }

    @Test
    void closingNeedsAReason() {
        isSilentFor("61 seconds");
        assertThatThrownBy(() -> currentCaller.runAs(caller, () -> commands.close("a", SyncStatus.FAILED, " ")))
                .isInstanceOf(SyncRefused.class);
        assertThat(status()).isEqualTo(SyncStatus.IN_PROGRESS);
    }

    @Test
    void supportMayNotSteer() {
        Caller support = new Caller(caller.org(), caller.user(), "Mia", Set.of(Right.READ));
        assertThatThrownBy(() -> currentCaller.callAs(support, () -> commands.request("a", CommandKind.PAUSE, null)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> currentCaller.runAs(support, () -> commands.close("a", SyncStatus.FAILED, "because")))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void anotherOrganisationFindsNothingToSteer() {
        Caller other = Organisations.anybody();
        assertThatThrownBy(() -> currentCaller.callAs(other, () -> commands.fetch("a")))
                .isInstanceOf(SyncRefused.class)
                .hasMessageContaining("There is no sync");
    }

    private void isSilentFor(String time) {
        administer("update public.sync_progress set heartbeat_at = now() - interval '" + time + "' where org_id = ?");
    }

    /** Past the triggers, which keep these times themselves. */
    private void administer(String statement) {
        try (Session administrator = TestServer.POSTGRES_18.shared().asAdministrator()) {
            administrator.set("session_replication_role", "replica");
            administrator.run(statement, caller.org().value());
        }
    }

    private OpenCommand only() {
        List<OpenCommand> open = as(() -> commands.fetch("a"));
        assertThat(open).hasSize(1);
        return open.getFirst();
    }

    private void acknowledge(OpenCommand command, CommandOutcome outcome) {
        currentCaller.runAs(caller, () -> commands.acknowledge("a", command.id(), outcome, null));
    }

    private SyncStatus status() {
        return as(() -> syncs.get("a")).status();
    }

    private <T> T as(Supplier<T> work) {
        return currentCaller.callAs(caller, work);
    }
}
