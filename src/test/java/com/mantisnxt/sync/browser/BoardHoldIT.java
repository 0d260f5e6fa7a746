package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Rows keep their place while somebody points at them, and a frozen board stands still; who listens hears of states. */
@BrowserTest
class BoardHoldIT {

    @Test
    void rowsKeepTheirPlaceUnderThePointerAndThePillTellsWhatWaits(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        Board board = boardOfTwo(console, organisation, service);
        List<String> before = order(board);
        board.row(before.getFirst()).hover();
        held(board, service, before);

        board.page().locator("sync-board .pill").click();
        movedUp(board, before);
        Assertions.assertThat(order(board)).hasSize(3);
    }

    @Test
    void rowsKeepTheirPlaceUnderTheFocusAndTakeTheNewOneWhenItIsGone(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        Board board = boardOfTwo(console, organisation, service);
        List<String> before = order(board);
        board.row(before.getFirst()).focus();
        held(board, service, before);
        assertThat(board.row(before.getFirst())).isFocused();

        board.search().focus();
        movedUp(board, before);
        assertThat(board.page().locator("sync-board .pill")).hasCount(0);
    }

    @Test
    void aFrozenBoardStandsStillUntilItIsLetGo(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        Board board = boardOfTwo(console, organisation, service);
        service.report("first", 10);
        board.counts("first", "10");
        board.page().keyboard().press(".");
        Locator pill = board.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Frozen · go on"));
        assertThat(pill).isVisible();
        service.report("first", 60);
        // the figures above go on, and so tell that the report has come
        service.start("third", "woocommerce", 100);
        assertThat(board.figure("running")).containsText("3");
        assertThat(pill).isVisible();
        board.counts("first", "10");
        assertThat(board.rows()).hasCount(2);

        board.page().keyboard().press(".");
        assertThat(pill).hasCount(0);
        board.counts("first", "60");
        assertThat(board.rows()).hasCount(3);
    }

    @Test
    void whoListensHearsOfChangesOfStateAndOfNothingElse(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        Board board = boardOfTwo(console, organisation, service);
        Locator region = board.page()
                .locator("sync-board [aria-live='polite'], sync-board .sr[role='status']")
                .first();
        for (int tick = 1; tick <= 5; tick++) {
            service.report("first", tick * 10);
            board.counts("first", String.valueOf(tick * 10));
        }
        Assertions.assertThat(region.textContent()).doesNotContain("first");
        service.heartbeat("first", "throttled", "429");
        assertThat(region).hasText("first: Throttled");
    }

    @Test
    void aLinkToWhatIsOnScreenIsCopied(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        Page page = console.pageOf(
                organisation.admin,
                new Browser.NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write")));
        Board board = Board.in(page, "/?source=odoo&q=abc");
        page.keyboard().press("s");
        assertThat(page.getByText("is in the clipboard")).isVisible();
        Assertions.assertThat(page.evaluate("navigator.clipboard.readText()"))
                .isEqualTo(console.address() + "/?source=odoo&q=abc");
        assertThat(board.search()).hasValue("abc");
    }

    /** The second one turns to a state that comes before, and a third one begins: nothing moves, and the pill says so. */
    private static void held(Board board, SyncService service, List<String> before) {
        service.heartbeat(before.getLast(), "throttled", "429");
        board.shows(before.getLast(), "Throttled");
        service.start("third", "woocommerce", 100);
        assertThat(board.page().locator("sync-board .pill")).hasText("1 new");
        Assertions.assertThat(order(board)).isEqualTo(before);
    }

    private static void movedUp(Board board, List<String> before) {
        assertThat(board.page().locator("sync-board .row[aria-rowindex='2'] .sid"))
                .hasText(before.getLast());
        assertThat(board.row("third")).isVisible();
    }

    private static List<String> order(Board board) {
        return board.rows().all().stream()
                .sorted(java.util.Comparator.comparing(row -> Integer.valueOf(row.getAttribute("aria-rowindex"))))
                .map(row -> row.locator(".sid").innerText())
                .toList();
    }

    private static Board boardOfTwo(Console console, OrganisationFixture organisation, SyncService service) {
        service.start("first", "shopify", 100);
        service.start("second", "odoo", 100);
        service.report("first", 1);
        service.report("second", 1);
        Board board = console.boardOf(organisation.admin);
        assertThat(board.rows()).hasCount(2);
        // what stands above the rows has found its place
        assertThat(board.figure("running")).containsText("2");
        return board;
    }
}
