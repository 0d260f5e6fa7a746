package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.activity.LoggedEvents;
import com.mantisnxt.sync.testing.TestServer;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@BrowserTest
class SavedViewsIT {

    @Test
    void aSharedViewIsOpenedByAColleagueAndIsNothingToAStranger(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        eventsOf(organisation).add(Instant.now(), "failed", "order", "Rate limit exceeded");
        Page page = console.pageOf(organisation.person(Role.OPERATOR));
        page.navigate("/activity?status=failed&last=7d");
        save(page, "Failed this week", true);
        String link = linkOf(page, "Failed this week");

        Page colleague = console.pageOf(organisation.person(Role.SUPPORT));
        colleague.navigate("/activity");
        choose(colleague, "Views", "Failed this week");
        colleague.waitForURL(Pattern.compile(".*/activity\\?.*status=failed.*"));
        assertThat(colleague.getByText("Rate limit exceeded").first()).isVisible();

        Page stranger = console.pageOf(console.newOrganisation().admin);
        stranger.navigate("/activity");
        item(stranger, "Views").click();
        assertThat(stranger.getByText("No views are saved yet")).isVisible();
        stranger.navigate(link);
        assertThat(stranger.getByText("No such view")).isVisible();
        colleague.navigate(link);
        colleague.waitForURL(Pattern.compile(".*/activity\\?.*status=failed.*"));
    }

    @Test
    void aViewIsRenamedReplacedAndDeletedAndItsLinkStaysUntilThen(Console console) {
        Page page = console.pageOf(console.newOrganisation().admin);
        page.navigate("/activity?entity=order");
        save(page, "Orders", false);
        String link = linkOf(page, "Orders");
        page.navigate("/activity?entity=product");
        manage(page, "Orders", "Rename…");
        dialog(page).getByLabel("Name").fill("Products");
        button(page, "Rename").click();
        manage(page, "Products", "Replace by what is shown…");
        button(page, "Replace").click();
        assertThat(page.getByText("Products was replaced")).isVisible();
        page.navigate(link);
        page.waitForURL(Pattern.compile(".*/activity\\?(entity=product&columns=usual|columns=usual&entity=product)"));
        manage(page, "Products", "Delete…");
        button(page, "Delete").click();
        assertThat(page.getByText("Products was deleted")).isVisible();
        page.navigate(link);
        assertThat(page.getByText("No such view")).isVisible();
    }

    @Test
    void columnsAreChosenByKeyboardAndRememberedByTheBrowser(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        eventsOf(organisation).add(Instant.now(), Map.of("message", "hello"), null);
        Page page = console.pageOf(organisation.admin, new Browser.NewContextOptions().setViewportSize(1_800, 900));
        page.navigate("/activity");
        assertThat(header(page, "Took")).isVisible();
        item(page, "Columns").focus();
        page.keyboard().press("Enter");
        assertThat(choice(page, "Time")).isFocused();
        for (int i = 0; i < 8; i++) {
            page.keyboard().press("ArrowDown");
        }
        page.keyboard().press("Enter");
        assertThat(header(page, "Took")).hasCount(0);
        assertThat(choice(page, "Took")).hasAccessibleName("Took, not shown");
        page.waitForURL(Pattern.compile(".*/activity\\?columns=-duration$"));
        assertThat(choice(page, "Took")).isVisible();
        page.reload();
        assertThat(header(page, "Records")).isVisible();
        assertThat(header(page, "Took")).hasCount(0);
        page.navigate("/activity");
        assertThat(header(page, "Records")).isVisible();
        assertThat(header(page, "Took")).hasCount(0);
        page.waitForURL(Pattern.compile(".*/activity\\?columns=-duration$"));
        choose(page, "Columns", "As usual");
        assertThat(header(page, "Took")).isVisible();
        page.waitForURL(Pattern.compile(".*/activity$"));
        page.reload();
        assertThat(header(page, "Took")).isVisible();
    }

    @Test
    void aLinkAndAViewBringColumnsAndGroupsBackToSomebodyElse(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        eventsOf(organisation).add(Instant.now(), "failed", "order", "Rate limit exceeded");
        var wide = new Browser.NewContextOptions().setViewportSize(1_800, 900);
        Page page = console.pageOf(organisation.person(Role.OPERATOR), wide);
        page.navigate("/activity?columns=item,-duration");
        assertThat(header(page, "Item")).isVisible();
        save(page, "With items", true);
        page.navigate("/activity?by=cause");
        save(page, "Causes", true);
        Page colleague = console.pageOf(organisation.person(Role.SUPPORT), wide);
        colleague.navigate("/activity");
        assertThat(header(colleague, "Took")).isVisible();
        choose(colleague, "Views", "With items");
        assertThat(header(colleague, "Item")).isVisible();
        assertThat(header(colleague, "Took")).hasCount(0);
        choose(colleague, "Views", "Causes");
        colleague.waitForURL(Pattern.compile(".*by=cause.*"));
        assertThat(header(colleague, "First seen")
                        .or(header(colleague, "Syncs"))
                        .first())
                .isVisible();
        colleague.goBack();
        assertThat(header(colleague, "Item")).isVisible();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void theToolsHaveNoSeriousFaultForAssistiveTools(ColorScheme scheme, Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        eventsOf(organisation).addMany(200, Instant.now());
        Page page = console.pageOf(organisation.admin, new Browser.NewContextOptions().setColorScheme(scheme));
        page.navigate("/activity?status=failed");
        save(page, "Failed", true);
        item(page, "Views").click();
        assertThat(choice(page, "Failed")).isVisible();
        // not checked while it is open: its entries' roles and states are the framework's
        console.photograph("views-menu-" + scheme);
        page.keyboard().press("Escape");
        check(page);
        choose(page, "Views", "Manage views…");
        assertThat(dialog(page)).containsText("Mine, shared with my organisation");
        console.photograph("views-dialog-" + scheme);
        check(page);
        button(page, "Close").click();
        item(page, "Export…").click();
        assertThat(dialog(page)).containsText("2 events, newest first");
        console.photograph("export-dialog-" + scheme);
        check(page);
        page.setViewportSize(390, 800);
        console.photograph("export-dialog-narrow-" + scheme);
        button(page, "Close").click();
        console.photograph("activity-narrow-" + scheme);
    }

    private static void check(Page page) {
        var serious = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> "serious".equals(rule.getImpact()) || "critical".equals(rule.getImpact()))
                        .map(rule -> rule.getId() + ": " + rule.getNodes())
                        .toList();
        Assertions.assertThat(serious).isEmpty();
    }

    private static void save(Page page, String name, boolean shared) {
        choose(page, "Views", "Save this view…");
        dialog(page).getByLabel("Name").fill(name);
        if (shared) {
            dialog(page).getByLabel("Share it with my organisation").check();
        }
        button(page, "Save").click();
        assertThat(page.getByText("Saved as " + name)).isVisible();
    }

    private static String linkOf(Page page, String name) {
        choose(page, "Views", "Manage views…");
        Locator link = dialog(page)
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
        String address = "/" + link.getAttribute("href");
        button(page, "Close").click();
        return address;
    }

    private static void manage(Page page, String name, String act) {
        if (dialog(page).count() == 0) {
            choose(page, "Views", "Manage views…");
        }
        choose(page, "Acts on the view " + name, act);
    }

    private static void choose(Page page, String menu, String entry) {
        item(page, menu).click();
        choice(page, entry).click();
    }

    private static Locator item(Page page, String name) {
        return page.locator("vaadin-menu-bar-button")
                .and(page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(name).setExact(true)));
    }

    private static Locator choice(Page page, String name) {
        return page.locator("vaadin-menu-bar-item:visible")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + name + "\\s*$")));
    }

    private static Locator dialog(Page page) {
        return page.locator("vaadin-dialog[opened], vaadin-confirm-dialog[opened]")
                .last();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator header(Page page, String name) {
        return page.locator("vaadin-grid-cell-content:visible")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + name + "$")));
    }

    private static LoggedEvents eventsOf(OrganisationFixture organisation) {
        return new LoggedEvents(TestServer.POSTGRES_18.shared(), organisation.id.value());
    }
}
