package com.mantisnxt.sync.browser;

import static com.mantisnxt.sync.browser.ConnectionPages.button;
import static com.mantisnxt.sync.browser.ConnectionPages.error;
import static com.mantisnxt.sync.browser.ConnectionPages.exactly;
import static com.mantisnxt.sync.browser.ConnectionPages.photograph;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A WooCommerce shop is connected by what its own settings call the keys. */
@BrowserTest
class ShopConnectionIT {

    @Test
    void aShopIsEnteredWithItsKeysWhichAreNeverShownAgain(Console console) {
        Page page = console.pageOf(console.newOrganisation().admin);
        page.navigate("/connections/new");
        shop(page);
        page.getByLabel("Name", exactly()).fill("Corner shop");
        page.getByLabel("Address of the shop").fill("http://127.0.0.1:1/");
        page.locator("input[type=password]").first().fill("ck_4711");
        page.locator("input[type=password]").nth(1).fill("cs_4712");
        page.locator("input[type=password]").last().fill("hook-4713");
        page.getByLabel("Products", exactly()).check();
        page.getByLabel("Orders", exactly()).check();
        scan(page);
        button(page, "Save").click();
        button(page, "Test connection").click();
        assertThat(page.locator(".connection-answer")).containsText("Address not allowed");
        page.reload();
        assertThat(page.getByText("A secret is set.")).hasCount(3);
        Assertions.assertThat(page.content()).doesNotContainPattern("471[123]");
        String id = page.url().replaceAll(".*/", "");
        assertThat(page.getByLabel("Address to be called"))
                .hasValue(page.url().replaceAll("/connections/.*", "") + "/hooks/v1/" + id);
        assertThat(page.locator(".hooks-state")).hasText("No call has come yet.");
        assertThat(page.getByText("product.created, product.updated")).isVisible();
        scan(page);
        page.getByText("Fields that are read").first().click();
        Assertions.assertThat(page.locator("vaadin-text-area textarea").first().inputValue())
                .contains("/sku")
                .contains("money");
        photograph(page, "connection-shop");
    }

    @Test
    void aShopNeedsAnAddress(Console console) {
        Page page = console.pageOf(console.newOrganisation().admin);
        page.navigate("/connections/new");
        shop(page);
        page.getByLabel("Name", exactly()).fill("Nowhere");
        button(page, "Save").click();
        assertThat(error(page, "Say where the system is to be found.")).isVisible();
    }

    /** Once its fields are there, those of another kind are gone. */
    private static void shop(Page page) {
        page.locator(".connection-system").click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName("WooCommerce").setExact(true))
                .click();
        assertThat(page.getByLabel("Address of the shop")).isVisible();
    }

    private static void scan(Page page) {
        var findings = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule ->
                                rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                        .toList();
        Assertions.assertThat(findings).isEmpty();
    }
}
