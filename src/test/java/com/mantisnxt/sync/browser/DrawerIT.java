package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.testing.SyncService;
import org.junit.jupiter.api.Test;

@BrowserTest
class DrawerIT {

    @Test
    void aClickOpensItAndEscClosesIt(Console console) {
        var organisation = console.newOrganisation();
        console.newService(organisation).start("click-products", "shopify", 100);
        Board board = console.boardOf(organisation.admin);
        board.row("click-products").click();
        board.isAt("/?sync=click-products");
        assertThat(board.drawer()).containsText("Products from Shopify");
        assertThat(board.drawer()).containsText("click-products");
        board.page().keyboard().press("Escape");
        board.isAt("/");
        assertThat(board.drawer()).not().isVisible();
        board.page().goBack();
        assertThat(board.drawer()).isVisible();
    }

    @Test
    void enterOpensTheRowUnderTheFocus(Console console) {
        var organisation = console.newOrganisation();
        console.newService(organisation).start("enter-products", "shopify", 100);
        Board board = console.boardOf(organisation.admin);
        board.row("enter-products").focus();
        board.page().keyboard().press("Enter");
        board.isAt("/?sync=enter-products");
        assertThat(board.drawer()).isVisible();
    }

    @Test
    void itsFiguresMoveByPush(Console console) {
        var organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("moving-products", "shopify", 2_000);
        Board board = Board.in(console.pageOf(organisation.admin), "/?sync=moving-products");
        service.report("moving-products", 1_234);
        assertThat(board.drawer()).containsText("1,234 / 2,000");
    }

    @Test
    void theSpeedOfASyncThatEndedIsSaidToBeAnAverage(Console console) {
        var organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("ended-products", "shopify", 2_000);
        service.report("ended-products", 2_000);
        service.finish("ended-products", "completed");
        Board board = Board.in(console.pageOf(organisation.admin), "/?sync=ended-products");
        assertThat(board.drawer()).containsText("on average");
    }

    @Test
    void aLinkToItOpensForAColleague(Console console) {
        var organisation = console.newOrganisation();
        console.newService(organisation).start("shared-products", "shopify", 100);
        Board board = Board.in(console.pageOf(organisation.person(Role.SUPPORT)), "/?sync=shared-products");
        assertThat(board.drawer()).containsText("Products from Shopify");
        assertThat(board.row("shared-products")).hasAttribute("aria-selected", "true");
    }

    @Test
    void aLinkToItTellsAnotherOrganisationNothing(Console console) {
        var organisation = console.newOrganisation();
        console.newService(organisation).start("secret-products", "shopify", 100);
        Board board = Board.in(console.pageOf(console.newOrganisation().admin), "/?sync=secret-products");
        assertThat(board.drawer()).containsText("There is no such sync in your organisation.");
        assertThat(board.drawer()).not().containsText("Shopify");
        board.misses("secret-products");
    }
}
