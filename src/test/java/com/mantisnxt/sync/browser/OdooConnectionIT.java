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

@BrowserTest
class OdooConnectionIT {

    @Test
    void anOdooIsEnteredAskedAndItsKeyNeverShown(Console console) {
        Page page = console.pageOf(console.newOrganisation().admin);
        page.navigate("/connections/new");
        choose(page, "Kind of system", "Odoo");
        assertThat(page.getByLabel("Database", exactly())).isVisible();
        fill(page, "Name", "Our Odoo");
        fill(page, "Address", "http://127.0.0.1:1/web");
        fill(page, "Database", "shop");
        fill(page, "User", "sync@example.test");
        page.locator("input[type=password]").fill("s3cret-4711");
        page.getByLabel("Customers", exactly()).check();
        choose(page, "Customers are", "All contacts");
        button(page, "Save").click();
        button(page, "Test connection").click();
        assertThat(page.locator(".connection-answer")).containsText("Address not allowed");
        page.reload();
        assertThat(page.getByText("A secret is set.")).isVisible();
        Assertions.assertThat(page.content()).doesNotContain("4711");
        page.getByText("Fields that are read").click();
        assertThat(page.locator("vaadin-text-area textarea").first())
                .hasValue(java.util.regex.Pattern.compile("commercial_company_name -> company : text"));
        page.setViewportSize(1280, 1800);
        photograph(page, "connection-odoo");
        scan(page);
    }

    @Test
    void whatIsMissingIsSaidAtItsFieldAndJson2NeedsNoUser(Console console) {
        Page page = console.pageOf(console.newOrganisation().admin);
        page.navigate("/connections/new");
        choose(page, "Kind of system", "Odoo");
        assertThat(page.getByLabel("Database", exactly())).isVisible();
        fill(page, "Name", "Our Odoo");
        fill(page, "Address", "https://shop.odoo.com");
        assertThat(page.getByLabel("User", exactly())).isVisible();
        choose(page, "Interface", "JSON-2 (from 19)");
        assertThat(page.getByLabel("User", exactly())).isHidden();
        button(page, "Save").click();
        assertThat(error(page, "This is needed.")).isVisible();
        Assertions.assertThat(page.evaluate(
                        "document.activeElement.closest('vaadin-text-field')?.querySelector('label')?.textContent"))
                .isEqualTo("Database");
    }

    private static void fill(Page page, String label, String value) {
        page.getByLabel(label, exactly()).fill(value);
    }

    private static void choose(Page page, String label, String value) {
        page.locator("vaadin-select:has(label:text-is('" + label + "')) vaadin-select-value-button")
                .first()
                .click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(value).setExact(true))
                .click();
    }

    private static void scan(Page page) {
        Assertions.assertThat(new AxeBuilder(page).analyze().getViolations())
                .filteredOn(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                .isEmpty();
    }
}
