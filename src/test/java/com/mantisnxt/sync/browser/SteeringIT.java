package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class SteeringIT {

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
        Page page = board.page();
        page.getByLabel("Reason").fill("wrong price list");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cancel the sync"))
                .click();
        board.shows("unwanted", "Cancelling…");
        assertThat(service.commands("unwanted")).containsExactly("cancel");
        service.obey("unwanted");
        board.shows("unwanted", "Cancelled");
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
        for (String act : new String[] {"Pause", "Resume", "Cancel", "Close as failed"}) {
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

    private static SyncService serviceThatObeys(
            Console console, com.mantisnxt.sync.account.OrganisationFixture organisation, String syncId) {
        SyncService service = console.newService(organisation);
        service.start(syncId, "shopify", 100);
        service.report(syncId, 10);
        service.commands(syncId);
        return service;
    }
}
