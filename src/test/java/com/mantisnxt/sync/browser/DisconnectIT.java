package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class DisconnectIT {

    /** Three missed beats, one a second, and what a busy machine needs beside. */
    private static final double SOON_MS = 5_000;

    @Test
    void aLostConnectionIsSaidSoonAndTheWayBackBringsFreshFigures(Console console) {
        var organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("unplugged", "shopify", 1_000);
        service.report("unplugged", 100);
        try (Cable cable = new Cable(console.port())) {
            var throughCable = new Browser.NewContextOptions().setBaseURL(cable.address());
            Board board = Board.in(console.pageOf(organisation.admin, throughCable));
            board.counts("unplugged", "100");
            board.page().evaluate("window.sameDocument = true");

            cable.cut();
            var soon = new LocatorAssertions.HasAttributeOptions().setTimeout(SOON_MS);
            assertThat(board.page().locator("sync-board")).hasAttribute("stale", "", soon);
            assertThat(board.freshness()).containsText(Pattern.compile("Connection lost · data \\d+ s old"));
            service.report("unplugged", 700);
            service.start("born-meanwhile", "odoo", 10);
            board.counts("unplugged", "100");

            cable.mend();
            board.counts("unplugged", "700");
            board.shows("born-meanwhile", "Running");
            assertThat(board.freshness()).containsText("Live");
            assertThat(board.page().locator("sync-board[stale]")).hasCount(0);
            service.report("unplugged", 800);
            board.counts("unplugged", "800");
            assertThat(board.page().evaluate("window.sameDocument")).isEqualTo(true);
        }
    }
}
