package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

@BrowserTest
class KeyboardIT {

    @Test
    void jAndKMoveEnterOpensAndEscCloses(Console console) {
        Board board = boardOfTwo(console);
        board.page().keyboard().press("j");
        assertThat(row(board, 0)).isFocused();
        board.page().keyboard().press("j");
        assertThat(row(board, 1)).isFocused();
        board.page().keyboard().press("k");
        assertThat(row(board, 0)).isFocused();
        board.page().keyboard().press("Enter");
        assertThat(board.drawer()).isVisible();
        board.page().keyboard().press("Escape");
        assertThat(board.drawer()).not().isVisible();
    }

    @Test
    void theFocusStaysOnItsSyncWhileRowsMove(Console console) {
        var organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("focused", "shopify", 100);
        Board board = console.boardOf(organisation.admin);
        board.row("focused").focus();
        service.start("another", "shopify", 100);
        service.report("focused", 40);
        board.counts("focused", "40");
        assertThat(board.row("focused")).isFocused();
    }

    @Test
    void tGoesThroughTheThemesAndIsKept(Console console) {
        Board board = boardOfTwo(console);
        Locator root = board.page().locator("html");
        board.page().keyboard().press("t");
        board.page().keyboard().press("t");
        assertThat(root).hasAttribute("theme", "dark");
        Board again = Board.in(board.page());
        assertThat(again.page().locator("html")).hasAttribute("theme", "dark");
    }

    @Test
    void theQuestionMarkShowsTheKeysAndEscClosesThem(Console console) {
        Board board = boardOfTwo(console);
        board.page().keyboard().press("?");
        Locator help = board.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Keyboard"));
        assertThat(help).isVisible();
        assertThat(help).containsText("Copy a link");
        board.page().keyboard().press("Escape");
        assertThat(help).not().isVisible();
    }

    @Test
    void keysAreLettersWhileOneWrites(Console console) {
        Board board = boardOfTwo(console);
        board.page().keyboard().press("/");
        assertThat(board.search()).isFocused();
        board.page().keyboard().type("t?jk");
        assertThat(board.search()).hasValue("t?jk");
        assertThat(board.page().getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    /** First the field gives up what it holds, then the page has its keys again. */
    @Test
    void escLeavesAFieldForThePagesKeys(Console console) {
        Board board = boardOfTwo(console);
        board.page().keyboard().press("/");
        assertThat(board.search()).isFocused();
        board.page().keyboard().press("Escape");
        assertThat(board.search()).not().isFocused();
        board.page().keyboard().press("j");
        assertThat(row(board, 0)).isFocused();
        assertThat(board.search()).hasValue("");
    }

    @Test
    void gThenALetterGoesToAnotherPage(Console console) {
        Board board = boardOfTwo(console);
        board.page().keyboard().press("g");
        board.page().keyboard().press("a");
        assertThat(board.page()).hasTitle("Activity · Sync Console");
        board.page().keyboard().press("g");
        board.page().keyboard().press("l");
        assertThat(board.page()).hasTitle("Live syncs · Sync Console");
    }

    private static Locator row(Board board, int index) {
        return board.page().locator("sync-board .row[aria-rowindex='" + (index + 2) + "']");
    }

    private static Board boardOfTwo(Console console) {
        var organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("first", "shopify", 100);
        service.start("second", "odoo", 100);
        Board board = console.boardOf(organisation.admin);
        assertThat(board.rows()).hasCount(2);
        return board;
    }
}
