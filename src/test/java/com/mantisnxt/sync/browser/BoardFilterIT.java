package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

@BrowserTest
class BoardFilterIT {

    @Test
    void theFiguresFilterAndTheAddressSaysSo(Console console) {
        Board board = boardOfThree(console);
        assertThat(board.figure("running")).containsText("2");
        assertThat(board.figure("throttled")).containsText("1");
        assertThat(board.figure("failed24")).containsText("1");

        board.figure("throttled").click();
        board.isAt("/?show=throttled");
        assertThat(board.rows()).hasCount(1);
        board.shows("odoo-stock", "Throttled");

        assertThat(board.figure("throttled")).hasAttribute("aria-pressed", "true");

        board.figure("throttled").click();
        board.isAt("/");
        assertThat(board.rows()).hasCount(3);
    }

    @Test
    void chipsAndSearchGoTogetherAndBackUndoesThem(Console console) {
        Board board = boardOfThree(console);
        board.chip("Shopify").click();
        board.isAt("/?source=shopify");
        assertThat(board.rows()).hasCount(1);
        board.shows("shop-products", "Running");

        board.chip("All").click();
        board.isAt("/");
        board.search().fill("ORDERS");
        board.isAt("/?q=orders");
        assertThat(board.rows()).hasCount(1);
        board.shows("woo-orders", "Failed");

        board.page().goBack();
        board.isAt("/");
        assertThat(board.search()).hasValue("");
        assertThat(board.rows()).hasCount(3);
        board.page().goBack();
        board.isAt("/?source=shopify");
        assertThat(board.rows()).hasCount(1);
        assertThat(board.chip("Shopify")).hasAttribute("aria-pressed", "true");
    }

    @Test
    void rowsComeInTheOrderOneChoosesAndALinkHasIt(Console console) {
        Board board = boardOfThree(console);
        assertThat(ids(board)).hasText(new String[] {"odoo-stock", "woo-orders", "shop-products"});
        order(board).selectOption("name");
        board.isAt("/?order=name");
        assertThat(ids(board)).hasText(new String[] {"odoo-stock", "shop-products", "woo-orders"});
        Board again = Board.in(board.page(), "/?order=latest");
        assertThat(order(again)).hasValue("latest");
        assertThat(ids(again)).hasText(new String[] {"woo-orders", "odoo-stock", "shop-products"});
    }

    @Test
    void columnsOneDoesWithoutGoAndStayAwayInThisBrowser(Console console) {
        Board board = boardOfThree(console);
        assertThat(heading(board, "ETA")).isVisible();
        columns(board).click();
        item(board, "ETA").click();
        board.page().keyboard().press("Escape");
        board.isAt("/?columns=-eta");
        assertThat(heading(board, "ETA")).isHidden();
        assertThat(board.row("odoo-stock").locator(".c-eta")).isHidden();
        assertThat(board.row("odoo-stock").locator(".c-elapsed")).isVisible();

        board.chip("Shopify").click();
        board.page().waitForURL(address -> address.contains("source=shopify") && address.contains("columns=-eta"));
        Board again = Board.in(board.page(), "/");
        again.isAt("/?columns=-eta");
        assertThat(heading(again, "ETA")).isHidden();
        Board told = Board.in(board.page(), "/?columns=-speed");
        assertThat(heading(told, "Speed")).isHidden();
        assertThat(heading(told, "ETA")).isVisible();
    }

    @Test
    void whatIsMarkedComesBackWithTheAddress(Console console) {
        Board board = boardOfThree(console);
        board.row("shop-products").click();
        board.isAt("/?sync=shop-products");
        board.row("odoo-stock").focus();
        board.page().keyboard().press("x");
        board.page()
                .waitForURL(address -> address.endsWith("mark=odoo-stock&sync=shop-products")
                        || address.endsWith("sync=shop-products&mark=odoo-stock"));
        assertThat(board.row("odoo-stock").locator(".tick")).isChecked();

        board.page().goBack();
        board.isAt("/");
        assertThat(board.row("odoo-stock").locator(".tick")).not().isChecked();
        board.page().goForward();
        assertThat(board.row("odoo-stock").locator(".tick")).isChecked();
        assertThat(board.row("shop-products").locator(".tick")).not().isChecked();

        Board link = Board.in(board.page(), "/?marks=all");
        assertThat(link.page().locator("sync-board .tick:checked")).hasCount(3);
    }

    @Test
    void aLateAnswerOverwritesNoNewerAddress(Console console) {
        Board board = boardOfThree(console);
        board.row("shop-products").click();
        board.isAt("/?sync=shop-products");
        board.row("odoo-stock").focus();
        board.page().evaluate("""
                () => {
                    document.activeElement.dispatchEvent(
                        new KeyboardEvent('keydown', { key: 'x', bubbles: true, composed: true }));
                    // elsewhere before the server can answer
                    history.pushState(null, '', '?q=newer');
                }""");
        assertThat(board.row("odoo-stock").locator(".tick")).isChecked();
        board.isAt("/?q=newer");
    }

    private static Locator columns(Board board) {
        return board.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Columns"));
    }

    private static Locator item(Board board, String column) {
        return board.page().locator("vaadin-menu-bar-item").filter(new Locator.FilterOptions().setHasText(column));
    }

    private static Locator heading(Board board, String column) {
        return board.page().locator("sync-board .head > div").filter(new Locator.FilterOptions().setHasText(column));
    }

    private static Locator order(Board board) {
        return board.page().getByLabel("Order", new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator ids(Board board) {
        return board.page().locator(".sid");
    }

    @Test
    void aPhoneSearchesTheBoardToo(Console console) {
        Board board = boardOfThree(console);
        board.page().setViewportSize(390, 844);
        board.search().fill("orders");
        board.isAt("/?q=orders");
        assertThat(board.rows()).hasCount(1);
        assertThat(board.page().locator("header.sc-header")).isInViewport();
    }

    @Test
    void anAddressWithFiltersOpensFiltered(Console console) {
        Board board = boardOfThree(console);
        Board again = Board.in(board.page(), "/?source=odoo&q=stock");
        assertThat(again.rows()).hasCount(1);
        assertThat(again.search()).hasValue("stock");
        assertThat(again.chip("Odoo")).hasAttribute("aria-pressed", "true");
    }

    @Test
    void whatIsFilteredOutIsNotCalledEmpty(Console console) {
        Board board = boardOfThree(console);
        board.search().fill("nothing is called so");
        assertThat(board.page().getByText("Nothing matches these filters")).isVisible();
        board.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Clear filters"))
                .click();
        board.isAt("/");
        assertThat(board.rows()).hasCount(3);

        Board empty = console.boardOf(console.newOrganisation().admin);
        assertThat(empty.page().getByText("No sync is running")).isVisible();
    }

    /** A running, a throttled and a failed sync, each of another system. */
    private static Board boardOfThree(Console console) {
        var organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("shop-products", "shopify", 100);
        service.report("shop-products", 10);
        service.start("odoo-stock", "odoo", 100);
        service.report("odoo-stock", 10);
        service.heartbeat("odoo-stock", "throttled", "429 from Odoo");
        service.start("woo-orders", "woocommerce", 100);
        service.finish("woo-orders", "failed");
        Board board = console.boardOf(organisation.admin);
        assertThat(board.rows()).hasCount(3);
        return board;
    }
}
