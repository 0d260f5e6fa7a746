package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.SyncService;
import com.mantisnxt.sync.testing.TestServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class SteeringIT {

    private static final String CLOSE = "Close the sync";

    private final SyncCommands commands;
    private final CurrentCaller currentCaller;

    @Autowired
    SteeringIT(SyncCommands commands, CurrentCaller currentCaller) {
        this.commands = commands;
        this.currentCaller = currentCaller;
    }

    @Test
    void pausingIsShownUntilTheServiceHasPaused(Console console) {
        var organisation = console.newOrganisation();
        SyncService service = serviceThatObeys(console, organisation, "steered");
        Board board = Board.in(console.pageOf(organisation.person(Role.OPERATOR)), "/?sync=steered");

        board.act("Pause").click();
        board.shows("steered", "Pausing…");
        assertThat(board.drawer()).containsText("asked by Person operator");
        assertThat(service.commands("steered")).containsExactly("pause");
        board.shows("steered", "Pausing…");
        service.obey("steered");
        board.shows("steered", "Paused");

        board.act("Resume").click();
        board.shows("steered", "Resuming…");
        service.obey("steered");
        board.shows("steered", "Running");
    }

    @Test
    void cancellingAsksOnceMoreAndEndsWhenTheServiceSaysSo(Console console) {
        var organisation = console.newOrganisation();
        SyncService service = serviceThatObeys(console, organisation, "unwanted");
        Board board = Board.in(console.pageOf(organisation.person(Role.OPERATOR)), "/?sync=unwanted");

        board.act("Cancel").click();
        assertThat(button(board.page(), "Cancel the sync")).isDisabled();
        board.page().keyboard().press("Escape");
        cancel(board, "wrong price list");
        board.shows("unwanted", "Cancelling…");
        assertThat(service.commands("unwanted")).containsExactly("cancel");
        service.obey("unwanted");
        board.shows("unwanted", "Cancelled");
    }

    @Test
    void aDeadSyncIsStalledWhateverIsAskedOfItAndIsClosedByWhoMay(Console console) {
        var organisation = console.newOrganisation();
        SyncService service = serviceThatObeys(console, organisation, "dead");
        Board board = Board.in(console.pageOf(organisation.person(Role.OPERATOR)), "/?sync=dead");
        assertThat(board.act("Pause")).isVisible();
        assertThat(board.act(CLOSE)).hasCount(0);
        cancel(board, "not needed");
        board.shows("dead", "Cancelling…");
        isSilentFor("2 minutes", organisation, "dead");
        board.shows("dead", "Stalled");
        assertThat(board.row("dead")).containsText("cancel asked by Person operator");
        assertThat(board.drawer()).containsText("last heard");

        Board support = Board.in(console.pageOf(organisation.person(Role.SUPPORT)), "/?sync=dead");
        support.shows("dead", "Stalled");
        assertThat(support.act(CLOSE)).hasCount(0);

        board.act(CLOSE).click();
        Page page = board.page();
        Locator asCancelled = button(page, "Close as cancelled");
        assertThat(asCancelled).isDisabled();
        page.getByLabel("Reason").fill("its machine is gone");
        assertThat(button(page, "Close as failed")).isEnabled();
        asCancelled.click();
        board.shows("dead", "Cancelled");
        assertThat(board.drawer()).containsText("its machine is gone");
        assertThat(service.tryToReport("dead", 20).body()).contains("sync_closed");
    }

    @Test
    void aServiceThatNeverFetchesCommandsGetsNoButtons(Console console) {
        var organisation = console.newOrganisation();
        console.newService(organisation).start("deaf", "custom", 100);
        Board board = Board.in(console.pageOf(organisation.person(Role.OPERATOR)), "/?sync=deaf");
        assertThat(board.drawer()).containsText("This service does not take commands");
        assertThat(board.act("Pause")).hasCount(0);
    }

    @Test
    void supportSeesNoButtonsAndIsRefused(Console console) {
        var organisation = console.newOrganisation();
        serviceThatObeys(console, organisation, "watched");
        Board operator = Board.in(console.pageOf(organisation.person(Role.OPERATOR)), "/?sync=watched");
        assertThat(operator.act("Pause")).isVisible();

        var person = organisation.person(Role.SUPPORT);
        Board support = Board.in(console.pageOf(person), "/?sync=watched");
        assertThat(support.drawer()).containsText("Products from Shopify");
        for (String act : new String[] {"Pause", "Resume", "Cancel", CLOSE}) {
            assertThat(support.act(act)).hasCount(0);
        }
        var caller = new Caller(organisation.id, person.id(), "support", Role.SUPPORT.rights());
        assertThatThrownBy(
                        () -> currentCaller.callAs(caller, () -> commands.request("watched", CommandKind.PAUSE, null)))
                .isInstanceOf(NotAllowed.class);
        assertThat(support.page().locator("vaadin-side-nav-item[path='admin']")).hasCount(0);
        support.page().navigate("/admin");
        Locator heading = support.page().getByRole(AriaRole.TAB);
        assertThat(heading).hasCount(0);
    }

    private static void cancel(Board board, String reason) {
        board.act("Cancel").click();
        board.page().getByLabel("Reason").fill(reason);
        button(board.page(), "Cancel the sync").click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** As far as the board knows; the triggers would not have it. */
    private static void isSilentFor(String time, OrganisationFixture organisation, String syncId) {
        try (Session administrator = TestServer.POSTGRES_18.shared().asAdministrator()) {
            administrator.set("session_replication_role", "replica");
            administrator.run(
                    "update public.sync_progress set heartbeat_at = now() - ?::interval, revision = revision + 1"
                            + " where org_id = ? and sync_id = ?",
                    time,
                    organisation.id.value(),
                    syncId);
        }
    }

    private static SyncService serviceThatObeys(Console console, OrganisationFixture organisation, String syncId) {
        SyncService service = console.newService(organisation);
        service.start(syncId, "shopify", 100);
        service.report(syncId, 10);
        service.commands(syncId);
        return service;
    }
}
