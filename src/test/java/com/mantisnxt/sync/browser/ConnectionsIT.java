package com.mantisnxt.sync.browser;

import static com.mantisnxt.sync.browser.ConnectionPages.button;
import static com.mantisnxt.sync.browser.ConnectionPages.error;
import static com.mantisnxt.sync.browser.ConnectionPages.exactly;
import static com.mantisnxt.sync.browser.ConnectionPages.photograph;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Role;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@BrowserTest
class ConnectionsIT {

    @Test
    void aFileIsHandedInMappedAndShown(Console console) {
        Page page = console.pageOf(console.newOrganisation().admin);
        withFile(page);
        assertThat(page.locator(".connection-answer pre").first()).containsText("\"price\" : \"12.50\"");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Price list");
        photograph(page, "connection-tested");

        page.navigate("/connections");
        assertThat(page.locator(".connection-card")).containsText("Works");
        photograph(page, "connections-list");
    }

    @Test
    void aPrivateAddressIsNotAskedAndTheSecretNeverShown(Console console) {
        Page page = console.pageOf(console.newOrganisation().admin);
        page.navigate("/connections/new");
        page.getByLabel("Name", exactly()).fill("Inside");
        page.getByLabel("Address", exactly()).fill("http://127.0.0.1:1/");
        choose(page, "Access", "Bearer token");
        page.locator("input[type=password]").fill("s3cret-4711");
        page.getByLabel("Products", exactly()).check();
        page.getByLabel("Id", exactly()).fill("/id");
        button(page, "Save").click();
        button(page, "Test connection").click();
        assertThat(page.locator(".connection-answer")).containsText("Address not allowed");
        page.reload();
        assertThat(page.getByText("A secret is set.")).isVisible();
        Assertions.assertThat(page.content()).doesNotContain("4711");
        photograph(page, "connection-refused");
    }

    @Test
    void whatIsMissingIsSaidAtItsField(Console console) {
        Page page = console.pageOf(console.newOrganisation().admin);
        page.navigate("/connections/new");
        button(page, "Save").click();
        assertThat(error(page, "A name has 1 to 100 characters.")).isVisible();
        Assertions.assertThat(page.evaluate(
                        "document.activeElement.closest('vaadin-text-field')?.querySelector('label')?.textContent"))
                .isEqualTo("Name");
    }

    @Test
    void whoeverIsNoAdministratorReadsAndChangesNothing(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        withFile(console.pageOf(organisation.admin));
        Page page = console.pageOf(organisation.person(Role.SUPPORT));
        page.navigate("/connections");
        page.locator(".connection-card").click();
        assertThat(page.getByLabel("Name", exactly())).hasAttribute("readonly", "");
        assertThat(button(page, "Save")).hasCount(0);
        assertThat(button(page, "Test connection")).hasCount(0);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void itsPagesHaveNoSeriousFindingWideAndNarrow(ColorScheme scheme, Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        Page page = console.pageOf(organisation.admin, new Browser.NewContextOptions().setColorScheme(scheme));
        page.navigate("/connections");
        assertThat(page.getByText("No connections yet")).isVisible();
        photograph(page, "connections-empty-" + scheme);
        scan(page);
        withFile(page);
        scan(page);
        page.setViewportSize(390, 844);
        Assertions.assertThat(page.evaluate("Math.max(0, document.scrollingElement.scrollWidth - innerWidth)"))
                .isEqualTo(0);
        photograph(page, "connection-narrow-" + scheme);
        scan(page);
        page.navigate("/connections");
        assertThat(page.locator(".connection-card")).isVisible();
        photograph(page, "connections-narrow-" + scheme);
        scan(page);
    }

    private static void withFile(Page page) {
        page.navigate("/connections/new");
        page.getByLabel("Name", exactly()).fill("Price list");
        page.getByLabel("Products", exactly()).check();
        choose(page, "From", "A file");
        choose(page, "Format", "CSV");
        page.getByLabel("Id", exactly()).fill("SKU");
        page.getByLabel("Fields", exactly()).fill("Title -> name\nNet -> price : money decimal=comma");
        button(page, "Save").click();
        String csv = "SKU;Title;Net\nA-1;\"Käse; jung\";12,5\nA-2;Brot;3\n";
        assertThat(page.getByText("No file yet")).isVisible();
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("prices.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.getByText("prices.csv, ")).isVisible();
        button(page, "Test connection").click();
        assertThat(page.locator(".connection-answer")).containsText("Works");
    }

    private static void choose(Page page, String label, String value) {
        page.locator("vaadin-select:has(label:text-is('" + label + "'))")
                .first()
                .click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(value).setExact(true))
                .click();
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
