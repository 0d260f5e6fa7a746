package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.progress.EndedSyncs;
import com.mantisnxt.sync.testing.TestServer;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@BrowserTest
class HistoryIT {

    @Test
    void theFigureOfWhatFailedOpensAllOfItAndBackLeadsHome(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        ended(organisation).addMany("failed", 37, Map.of("status", "failed", "ago", "20 hours"));
        ended(organisation).addMany("done", 3, Map.of());
        Board board = console.boardOf(organisation.admin);
        assertThat(board.figure("failed24")).containsText("37");
        board.figure("failed24").click();
        Page page = board.page();
        assertThat(page)
                .hasURL(Pattern.compile(
                        ".*/history\\?(last=24h&status=failed%2Ctimeout|status=failed%2Ctimeout&last=24h)"));
        assertThat(page.getByText("37 syncs")).isVisible();
        assertThat(chip(page, "Failed")).hasAttribute("aria-pressed", "true");
        assertThat(page.getByLabel("Ended within")).hasValue("24h");
        page.goBack();
        board.isAt("/");
    }

    @Test
    void filtersGoTogetherAndBackUndoesThem(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        ended(organisation).add("odoo-orders", Map.of("entity", "order", "source", "odoo", "status", "failed"));
        ended(organisation).add("shop-products", Map.of("ago", "2 days"));
        Page page = console.pageOf(organisation.admin);
        page.navigate("/history");
        assertThat(page.getByText("2 syncs")).isVisible();
        page.getByLabel("Entity").selectOption("order");
        assertThat(page).hasURL(console.address() + "/history?entity=order");
        assertThat(page.getByText("1 sync", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(page.getByText("odoo-orders")).isVisible();
        chip(page, "Completed").click();
        assertThat(page.getByText("Nothing matches these filters")).isVisible();
        // the rows are here a moment before the address is, and whoever went back in between would go two steps
        assertThat(page).hasURL(console.address() + "/history?entity=order&status=completed");
        page.goBack();
        assertThat(page.getByText("odoo-orders")).isVisible();
        assertThat(chip(page, "Completed")).hasAttribute("aria-pressed", "false");
        page.goBack();
        assertThat(page.getByText("shop-products")).isVisible();
        assertThat(page.getByLabel("Entity")).hasValue("");
        page.keyboard().press("/");
        page.keyboard().type("PRODUCTS");
        assertThat(page).hasURL(console.address() + "/history?q=products");
        assertThat(page.getByText("odoo-orders")).hasCount(0);
        page.getByText("shop-products").click();
        assertThat(page).hasURL(console.address() + "/?sync=shop-products");
    }

    @Test
    void onAPhoneItIsCardsAndNothingStandsBesideThePage(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        ended(organisation).add("a-very-long-name-" + "x".repeat(120), Map.of("status", "failed"));
        Page page = console.pageOf(organisation.admin, new Browser.NewContextOptions().setViewportSize(390, 844));
        page.navigate("/history");
        assertThat(page.locator(".history-card")).isVisible();
        assertThat(page.getByLabel("Ended within")).isVisible();
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(390);
        page.locator(".history-card").click();
        assertThat(page.getByRole(
                        AriaRole.COMPLEMENTARY,
                        new Page.GetByRoleOptions().setName("Sync").setExact(true)))
                .containsText("a-very-long-name");
    }

    @Test
    void whoHasReportedNothingYetIsToldHow(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        Page page = console.pageOf(organisation.admin);
        page.navigate("/history");
        Locator command = page.locator("pre.sc-command");
        assertThat(command).containsText("curl -X POST " + console.address() + "/api/v1/syncs");
        Board board = Board.in(page);
        assertThat(board.page().getByText("No sync is running")).isVisible();
        assertThat(command).containsText(console.address());
        assertThat(command).isVisible();
    }

    private static EndedSyncs ended(OrganisationFixture organisation) {
        return new EndedSyncs(TestServer.POSTGRES_18.shared(), organisation.id.value());
    }

    private static Locator chip(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
