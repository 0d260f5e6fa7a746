package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Role;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a connection through a preview to records, as an administrator goes in a real browser. */
@BrowserTest
class PreviewApprovalIT {

    private static final int MANY = 100_000;

    @Test
    void aHundredThousandItemsAreReadFilteredDecidedAndApplied(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        UUID connection = console.newConnection(organisation, products(0, MANY, "10.00"));
        Page page = console.pageOf(organisation.admin);
        compute(page, connection);
        assertThat(chip(page, "New")).containsText("100,000", slowly());
        assertThat(page.locator(".preview-state")).hasText("Waits for a decision", patiently());

        page.locator("vaadin-grid").first().press("Tab");
        page.locator("vaadin-grid").first().evaluate("grid => grid.scrollToIndex(99999)");
        assertThat(row(page, "Lamp 99999")).isVisible();

        page.locator(".plan-filters input").first().fill("lamp 77777");
        assertThat(page.locator(".plan-bulk")).containsText("Matching 1");
        row(page, "Lamp 77777").locator("input").click();
        button(page, "Take out…").click();
        page.locator("vaadin-confirm-dialog vaadin-text-area textarea").fill("Discontinued");
        button(page, "Take out").click();
        assertThat(approve(page)).hasText("Approve 99,999 changes…");

        approve(page).click();
        button(page, "Approve 99,999 changes").click();
        assertThat(page.locator(".preview-state")).hasText("Applied", patiently());
        assertThat(chip(page, "Applied")).containsText("99,999");
    }

    @Test
    void deletionsAreTypedAndWhatDriftedIsLeftAloneAndListed(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        UUID connection = console.newConnection(organisation, products(0, 60, "10.00"));
        Page page = console.pageOf(organisation.admin);
        computeAndApply(page, connection, "Approve 60 changes");
        console.replaceFile(
                organisation,
                connection,
                products(2, 60, "10.00").replaceFirst("10\\.00", "16.50") + products(60, 61, "3"));
        compute(page, connection);
        assertThat(chip(page, "Deleted")).containsText("2", slowly());
        assertThat(chip(page, "Price jumps")).containsText("1");
        chip(page, "Updated").click();
        assertThat(page.locator(".plan-bulk")).containsText("Matching 1");
        assertThat(row(page, "Lamp 2")).hasCount(1);
        row(page, "Lamp 2").click();
        assertThat(page.locator("field-diff")).containsText("16.50");
        photograph(page, "plan-item");

        approve(page).click();
        Locator confirm = button(page, "Approve 4 changes");
        assertThat(confirm).isDisabled();
        page.getByLabel("Type 2 to delete that many records").fill("2");
        photograph(page, "plan-approve");
        console.touch(organisation, connection, "L-000002");
        confirm.click();
        assertThat(page.locator(".preview-state")).hasText("Applied", patiently());
        assertThat(chip(page, "Applied")).containsText("3");
        chip(page, "Drifted").click();
        assertThat(page.locator(".plan-bulk")).containsText("Matching 1");
        row(page, "Lamp 2").click();
        assertThat(page.locator(".item-panel")).containsText("Left alone: the record had changed since the preview.");
        photograph(page, "plan-applied");
    }

    @Test
    void whoeverIsNoAdministratorReadsAndDoesNotDecide(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        UUID connection = console.newConnection(organisation, products(0, 3, "1"));
        Page page = console.pageOf(organisation.person(Role.OPERATOR));
        compute(page, connection);
        assertThat(page.locator(".preview-head")).containsText("An administrator decides on it", slowly());
        assertThat(approve(page)).hasCount(0);
        Page stranger = console.pageOf(console.newOrganisation().admin);
        stranger.navigate(page.url());
        assertThat(stranger.getByText("No such preview")).isVisible();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void thePreviewHasNoSeriousFaultForAssistiveTools(ColorScheme scheme, Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        UUID connection = console.newConnection(organisation, products(0, 30, "1"));
        Page page = console.pageOf(organisation.admin, new Browser.NewContextOptions().setColorScheme(scheme));
        compute(page, connection);
        assertThat(approve(page)).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        row(page, "Lamp 0").click();
        assertThat(page.locator(".item-panel")).isVisible();
        photograph(page, "plan-" + scheme);
        var serious = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> "serious".equals(rule.getImpact()) || "critical".equals(rule.getImpact()))
                        .map(rule -> rule.getId() + ": " + rule.getNodes())
                        .toList();
        Assertions.assertThat(serious).isEmpty();
        page.setViewportSize(390, 800);
        photograph(page, "plan-narrow-" + scheme);
    }

    private static String products(int from, int to, String price) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"sku\":\"L-%06d\",\"name\":\"Lamp %d\",\"price\":\"%s\",\"stock\":%d}\n"
                        .formatted(i, i, price, 5))
                .collect(Collectors.joining());
    }

    private static void compute(Page page, UUID connection) {
        page.navigate("/previews?connection=" + connection);
        button(page, "Compute").click();
        page.waitForURL(Pattern.compile(".*/previews/[0-9a-f-]{36}.*"));
    }

    private static void computeAndApply(Page page, UUID connection, String confirm) {
        compute(page, connection);
        approve(page).click(new Locator.ClickOptions().setTimeout(60_000));
        button(page, confirm).click();
        assertThat(page.locator(".preview-state")).hasText("Applied", patiently());
    }

    private static Locator approve(Page page) {
        return page.locator(".preview-approve");
    }

    private static Locator chip(Page page, String name) {
        return page.locator(".sc-chip")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + name + " ")));
    }

    private static Locator row(Page page, String name) {
        return page.locator(".plan-row:visible")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("b").getByText(name, new Locator.GetByTextOptions().setExact(true))));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static LocatorAssertions.ContainsTextOptions slowly() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);
    }

    private static LocatorAssertions.HasTextOptions patiently() {
        return new LocatorAssertions.HasTextOptions().setTimeout(180_000);
    }

    private static void photograph(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "browser", name + ".png")));
    }
}
