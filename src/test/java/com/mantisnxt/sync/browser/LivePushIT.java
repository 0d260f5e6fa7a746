package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.testing.SyncService;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@BrowserTest
class LivePushIT {

    @Test
    void aReportMovesItsRowByPushWithoutAReload(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        Board board = console.boardOf(organisation.admin);
        board.page().evaluate("window.sameDocument = true");

        service.start("push-products", "shopify", 200);
        board.shows("push-products", "Running");
        service.report("push-products", 50);
        board.counts("push-products", "50");
        assertThat(board.row("push-products").getByRole(com.microsoft.playwright.options.AriaRole.PROGRESSBAR))
                .hasAttribute("aria-valuenow", "25");
        service.report("push-products", 150);
        board.counts("push-products", "150");
        service.report("push-products", 200);
        service.finish("push-products", "completed");
        board.shows("push-products", "Completed");

        Assertions.assertThat(board.page().evaluate("window.sameDocument")).isEqualTo(true);
    }

    @Test
    void aTickOfOneOrganisationNeverShowsInAnother(Console console) {
        OrganisationFixture one = console.newOrganisation();
        OrganisationFixture other = console.newOrganisation();
        SyncService ofOne = console.newService(one);
        SyncService ofOther = console.newService(other);
        Board boardOfOne = console.boardOf(one.admin);
        Board boardOfOther = console.boardOf(other.admin);

        ofOne.start("same-name", "odoo", 1_000);
        ofOther.start("same-name", "odoo", 1_000);
        ofOne.start("only-one", "odoo", 10);
        boardOfOne.shows("only-one", "Running");
        for (int tick = 1; tick <= 5; tick++) {
            ofOne.report("same-name", tick * 100);
            ofOther.report("same-name", tick);
            boardOfOne.counts("same-name", String.valueOf(tick * 100));
            boardOfOther.counts("same-name", String.valueOf(tick));
        }
        boardOfOther.misses("only-one");
        Assertions.assertThat(shown(boardOfOther)).containsExactly("same-name");
        Assertions.assertThat(shown(boardOfOne)).containsExactlyInAnyOrder("same-name", "only-one");
    }

    private static List<String> shown(Board board) {
        return board.rows().locator(".sid").allInnerTexts();
    }
}
