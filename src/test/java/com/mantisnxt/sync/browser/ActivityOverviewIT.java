package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The log in numbers: bars, facets and causes, by mouse and by keyboard. */
@BrowserTest
class ActivityOverviewIT {

    private static final Pattern RANGE = Pattern.compile(".*from=.*to=.*");

    @Test
    void aDragOverTheBarsIsTheNewRange(Console console) {
        Page page = open(console, "/activity?last=1h");
        Locator plot = page.locator("activity-histogram .plot");
        assertThat(page.locator("activity-histogram .axis")).containsText("4 events");
        BoundingBox box = plot.boundingBox();
        page.mouse().move(box.x + box.width * 0.9, box.y + 20);
        page.mouse().down();
        page.mouse().move(box.x + box.width - 1, box.y + 20);
        assertThat(page.locator("activity-histogram output")).containsText("4 events");
        assertThat(page.locator("activity-histogram output")).containsText("2 failed");
        page.mouse().up();
        assertThat(page).hasURL(RANGE);
        assertThat(page.locator("activity-histogram .axis")).containsText("4 events");
        page.goBack();
        assertThat(page).hasURL(Pattern.compile(".*last=1h"));
    }

    @Test
    void theKeyboardTakesARangeToo(Console console) {
        Page page = open(console, "/activity?last=1h");
        assertThat(page.locator("activity-histogram .axis")).containsText("4 events");
        page.locator("activity-histogram").focus();
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("Shift+ArrowLeft");
        page.keyboard().press("Shift+ArrowLeft");
        assertThat(page.locator("activity-histogram output")).containsText("4 events");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(RANGE);
    }

    @Test
    void aFacetIsTakenInByAClickAndLeftOutWithAlt(Console console) {
        Page page = open(console, "/activity");
        page.locator(".facet")
                .filter(new Locator.FilterOptions().setHasText("Failed"))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*status=failed"));
        assertThat(page.locator("activity-histogram .axis")).containsText("2 events");
        page.navigate("/activity");
        page.locator(".facet")
                .filter(new Locator.FilterOptions().setHasText("Failed"))
                .click(new Locator.ClickOptions()
                        .setModifiers(List.of(com.microsoft.playwright.options.KeyboardModifier.ALT)));
        assertThat(page).hasURL(Pattern.compile(".*status=(?!.*failed).*"));
        assertThat(page.locator("activity-histogram .axis")).containsText("2 events");
    }

    @Test
    void errorsAreGroupedByTheirCause(Console console) {
        Page page = open(console, "/activity");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Group by cause"))
                .click();
        assertThat(page.locator(".cause-summary")).hasText("2 errors, 1 cause");
        page.getByText("unknown product").first().click();
        assertThat(page).hasURL(Pattern.compile(".*cause=[0-9a-f]{16}.*"));
        assertThat(page.locator("activity-histogram .axis")).containsText("2 events");
    }

    /** A start, a message and two errors that differ in their numbers. */
    private static Page open(Console console, String address) {
        OrganisationFixture organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("counted", "shopify", 100);
        service.post("/syncs/counted/events", """
                [{"message": "batch 1"},
                 {"status": "failed", "error": "order 17: unknown product 4711"},
                 {"status": "failed", "error": "order 18: unknown product 4712"}]
                """);
        Page page = console.pageOf(organisation.admin);
        page.setViewportSize(1_600, 900);
        page.navigate(address);
        return page;
    }
}
