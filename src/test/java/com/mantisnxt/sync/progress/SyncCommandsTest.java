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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
        as(() -> commands.request("a", CommandKind.CANCEL, null));
        assertThat(only().kind()).isEqualTo(CommandKind.CANCEL);
    }

    @Test
    void aServiceThatNeverFetchesCommandsIsNotAsked() {
        assertThatThrownBy(() -> as(() -> commands.request("a", CommandKind.PAUSE, null)))
                .isInstanceOf(SyncRefused.class)
                .hasMessageContaining("does not take commands");
    }

    @Test
    void aClosedSyncRefusesLateReports() {
        currentCaller.runAs(caller, () -> commands.close("a", SyncStatus.FAILED, "the worker is gone"));
        assertThat(status()).isEqualTo(SyncStatus.FAILED);
        assertThatThrownBy(() -> as(() -> reports.report(new ProgressReport("a", 1L, 5, 0, null, null, null))))
                .isInstanceOf(SyncRefused.class)
                .extracting(refused -> ((SyncRefused) refused).code().value())
                .isEqualTo("sync_closed");
    }

    @Test
    void closingNeedsAReason() {
        assertThatThrownBy(() -> currentCaller.runAs(caller, () -> commands.close("a", SyncStatus.FAILED, " ")))
                .isInstanceOf(SyncRefused.class);
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
