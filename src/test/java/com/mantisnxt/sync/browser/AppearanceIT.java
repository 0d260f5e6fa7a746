package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

@BrowserTest
class AppearanceIT {

    private static final String BRIGHTNESS = """
            selector => {
              const style = getComputedStyle(document.querySelector(selector));
              const canvas = document.createElement('canvas').getContext('2d');
              canvas.fillStyle = style.backgroundColor;
              canvas.fillRect(0, 0, 1, 1);
              return Math.max(...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3));
            }
            """;

    @Test
    void theThemeFollowsTheSystem(Console console) {
        var organisation = console.newOrganisation();
        console.newService(organisation).start("coloured", "shopify", 100);
        assertThat(brightnessOfBoard(console, organisation, ColorScheme.DARK)).isLessThan(80);
        assertThat(brightnessOfBoard(console, organisation, ColorScheme.LIGHT)).isGreaterThan(200);
    }

    @Test
    void aNarrowWindowShowsCardsAndNothingSideways(Console console) {
        var organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("pocket-products", "shopify", 1_000);
        var phone = new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true);
        Board board = Board.in(console.pageOf(organisation.admin, phone));
        assertThat(board.page().locator("sync-board .board")).hasAttribute("data-level", "0");
        service.report("pocket-products", 420);
        board.counts("pocket-products", "420");
        assertThat(widthBeyondTheScreen(board.page())).isZero();

        board.row("pocket-products").tap();
        assertThat(board.drawer()).isVisible();
        assertThat(board.drawer()).containsText("420 / 1,000");
        assertThat(widthBeyondTheScreen(board.page())).isZero();
    }

    @Test
    void theWallboardLeavesOutWhatNobodyOperates(Console console) {
        var organisation = console.newOrganisation();
        console.newService(organisation).start("on-the-wall", "shopify", 100);
        Board board = Board.in(console.pageOf(organisation.admin), "/?kiosk");
        board.shows("on-the-wall", "Running");
        assertThat(board.page().locator("vaadin-side-nav")).not().isVisible();
        assertThat(board.search()).not().isVisible();
    }

    private static int brightnessOfBoard(Console console, OrganisationFixture organisation, ColorScheme scheme) {
        Board board =
                Board.in(console.pageOf(organisation.admin, new Browser.NewContextOptions().setColorScheme(scheme)));
        board.shows("coloured", "Running");
        return (Integer) board.page().evaluate(BRIGHTNESS, ".sc-card");
    }

    private static int widthBeyondTheScreen(Page page) {
        return (Integer) page.evaluate("Math.max(0, document.scrollingElement.scrollWidth - innerWidth)");
    }
}
