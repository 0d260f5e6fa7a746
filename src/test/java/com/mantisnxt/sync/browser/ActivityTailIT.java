package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@BrowserTest
class ActivityTailIT {

    /** A reading a second, and what a busy machine needs beside. */
    private static final double SOON_MS = 2_000;

    @Test
    void anEventAppearsByItselfAndNotWhileOneReads(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("tailed", "shopify", 100);
        fail(service, 0, 60);
        Page page = console.pageOf(organisation.admin);
        page.navigate("/activity");
        assertThat(page.getByText("boom 59").first()).isVisible();
        page.keyboard().press("f");
        assertThat(tail(page)).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("activity-tail sync-freshness")).containsText("Live");

        fail(service, 60, 61);
        assertThat(page.getByText("boom 60").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(SOON_MS));
        assertThat(page.getByText("boom 60").first()).isInViewport();

        page.locator("vaadin-grid").hover();
        page.mouse().wheel(0, 700);
        assertThat(tail(page)).hasText("Tail, paused");
        page.mouse().move(700, 20);
        String top = topRow(page);
        fail(service, 61, 64);
        assertThat(news(page)).hasText("3 new");
        fail(service, 64, 68);
        assertThat(news(page)).hasText("7 new");
        org.assertj.core.api.Assertions.assertThat(topRow(page)).isEqualTo(top);

        news(page).click();
        page.mouse().move(700, 20);
        assertThat(page.getByText("boom 67").first()).isInViewport();
        assertThat(news(page)).isHidden();
        assertThat(tail(page)).hasText("Tail");
    }

    @Test
    void anOpenEventHoldsTheListAndItsNeighboursAreAKeyAway(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("tailed", "shopify", 100);
        fail(service, 0, 3);
        Page page = console.pageOf(organisation.admin);
        page.navigate("/activity?status=completed_with_errors,failed");
        assertThat(page.getByText("boom").first()).isVisible();
        page.keyboard().press("f");
        assertThat(page.locator("activity-tail sync-freshness")).containsText("Live");
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        Locator panel = page.locator(".event-panel");
        assertThat(panel).isVisible();
        String first = panel.locator("pre").first().textContent();
        page.keyboard().press("]");
        assertThat(panel.locator("pre").first()).not().hasText(first);
        page.keyboard().press("[");
        assertThat(panel.locator("pre").first()).hasText(first);
        assertThat(panel.locator("[aria-current]")).containsText(first);
        fail(service, 3, 4);
        assertThat(news(page)).hasText("1 new");
        page.keyboard().press("Escape");
        assertThat(panel).hasCount(0);
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Follow new events");
    }

    @Test
    void aLostConnectionIsSaidAndTheTailGoesOnAfterwards(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("tailed", "shopify", 100);
        fail(service, 0, 1);
        try (Cable cable = new Cable(console.port())) {
            Page page = console.pageOf(organisation.admin, new Browser.NewContextOptions().setBaseURL(cable.address()));
            page.navigate("/activity");
            assertThat(page.getByText("boom 0").first()).isVisible();
            tail(page).click();
            page.mouse().move(700, 20);
            Locator freshness = page.locator("activity-tail sync-freshness");
            assertThat(freshness).containsText("Live");
            cable.cut();
            assertThat(freshness).containsText(Pattern.compile("Connection lost · data \\d+ s old"));
            fail(service, 1, 2);
            cable.mend();
            assertThat(page.getByText("boom 1").first()).isVisible();
            assertThat(freshness).containsText("Live");
        }
    }

    @Test
    void aLinkToAnEventOpensForColleaguesAndForNobodyElse(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("tailed", "shopify", 100);
        fail(service, 7, 8);
        Page page = console.pageOf(
                organisation.admin,
                new Browser.NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write")));
        page.navigate("/activity?status=completed_with_errors,failed&q=boom");
        page.getByText("boom 7").first().click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy a link to this event"))
                .click();
        assertThat(page.getByText("The link is copied")).isVisible();
        String link = (String) page.evaluate("navigator.clipboard.readText()");
        org.assertj.core.api.Assertions.assertThat(link).matches(console.address() + "/activity\\?event=[0-9a-f-]+");

        Page colleague = console.pageOf(organisation.person(com.mantisnxt.sync.account.Role.SUPPORT));
        colleague.navigate(link);
        assertThat(colleague.locator(".event-panel")).containsText("boom 7");

        Page stranger = console.pageOf(console.newOrganisation().admin);
        stranger.navigate(link);
        assertThat(stranger.getByText("No such event")).isVisible();
        assertThat(stranger.getByText("boom 7")).hasCount(0);
    }

    private static void fail(SyncService service, int from, int beyond) {
        String events = IntStream.range(from, beyond)
                .mapToObj("{\"error\": \"boom %d\"}"::formatted)
                .collect(Collectors.joining(", ", "[", "]"));
        service.post("/syncs/tailed/events", events);
    }

    private static String topRow(Page page) {
        return (String) page.evaluate("""
                () => {
                  const top = document.querySelector('vaadin-grid').getBoundingClientRect().top + 60;
                  return [...document.querySelectorAll('found-text')]
                      .map(line => [line.getBoundingClientRect().top, line.textContent])
                      .filter(([y]) => y > top)
                      .sort(([a], [b]) => a - b)[0][1];
                }
                """);
    }

    private static Locator tail(Page page) {
        return page.locator("activity-tail").getByRole(AriaRole.BUTTON);
    }

    private static Locator news(Page page) {
        return page.locator(".activity-news");
    }
}
