package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An axe scan of each page, in both themes. */
@BrowserTest
class AccessibilityIT {

    private static final Set<String> FORBIDDEN = Set.of("serious", "critical");
    private static final List<String> STANDARD =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void theSignInPageHasNoSeriousFinding(ColorScheme scheme, Console console) {
        Page page = console.newPage(in(scheme));
        page.navigate("/login?wrong");
        assertThat(page.getByLabel("E-mail")).isVisible();
        scan(page);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void theBoardAndItsDrawerHaveNoSeriousFinding(ColorScheme scheme, Console console) {
        OrganisationFixture organisation = busy(console);
        Board board = Board.in(console.pageOf(organisation.admin, in(scheme)));
        board.shows("failed", "Failed");
        scan(board.page());
        board.page().keyboard().press("*");
        board.page().keyboard().press("a");
        assertThat(board.page().locator(".sc-marks")).isVisible();
        scan(board.page());
        board.row("throttled").click();
        assertThat(board.drawer()).isVisible();
        scan(board.page());
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void theBoardOnAPhoneHasNoSeriousFinding(ColorScheme scheme, Console console) {
        OrganisationFixture organisation = busy(console);
        Board board = Board.in(console.pageOf(organisation.admin, in(scheme).setViewportSize(390, 844)));
        board.shows("failed", "Failed");
        scan(board.page());
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void theActivityWithItsTailItsOffersAndAnEventHasNoSeriousFinding(ColorScheme scheme, Console console) {
        OrganisationFixture organisation = busy(console);
        Page page = console.pageOf(organisation.admin, in(scheme));
        page.navigate("/activity");
        assertThat(page.locator("vaadin-grid status-mark:visible").first()).isVisible();
        page.keyboard().press("f");
        assertThat(page.locator("activity-tail sync-freshness")).containsText("Live");
        page.locator("vaadin-grid status-mark:visible").first().click();
        assertThat(page.locator(".event-panel [aria-current]")).isVisible();
        page.locator("search-line input").fill("status:fialed status:");
        page.locator("search-line input").press("ArrowDown");
        assertThat(page.locator("search-line").getByRole(AriaRole.OPTION).first())
                .isVisible();
        scan(page);
    }

    /** Whatever the navigation leads an administrator to. */
    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void everyPageOfTheNavigationHasNoSeriousFinding(ColorScheme scheme, Console console) {
        OrganisationFixture organisation = busy(console);
        console.lookForAlerts(organisation, Duration.ZERO);
        Page page = console.pageOf(organisation.admin, in(scheme));
        Board.in(page);
        List<String> paths = Stream.concat(
                        page.locator("vaadin-side-nav-item").all().stream().map(item -> item.getAttribute("path")),
                        Stream.of(
                                "history",
                                "bulk",
                                "two-factor",
                                "admin/upkeep",
                                "alerts?show=history",
                                "alerts?show=rules"))
                .toList();
        Assertions.assertThat(paths).contains("activity", "admin");
        for (String path : paths) {
            page.navigate("/" + path);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .isVisible();
            scan(page);
        }
    }

    private static Browser.NewContextOptions in(ColorScheme scheme) {
        return new Browser.NewContextOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE);
    }

    private static void scan(Page page) {
        List<String> findings = new AxeBuilder(page)
                .withTags(STANDARD).analyze().getViolations().stream()
                        .filter(rule -> FORBIDDEN.contains(rule.getImpact()))
                        .flatMap(AccessibilityIT::findings)
                        .toList();
        Assertions.assertThat(findings).as(page.url()).isEmpty();
    }

    private static Stream<String> findings(Rule rule) {
        return rule.getNodes().stream()
                .map(node -> rule.getImpact() + " " + rule.getId() + ": " + node.getTarget() + " " + node.getHtml()
                        + " " + node.getFailureSummary());
    }

    /** An organisation with syncs in many states. */
    private static OrganisationFixture busy(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        for (String name : new String[] {"running", "throttled", "failed", "done", "partly", "paused"}) {
            service.start(name, "shopify", 100);
            service.report(name, 50);
        }
        service.heartbeat("throttled", "throttled", "Shopify answered 429");
        service.heartbeat("paused", "paused", "night");
        service.commands("throttled");
        service.finish("failed", "failed");
        service.finish("done", "completed");
        service.finish("partly", "completed_with_errors");
        return organisation;
    }
}
