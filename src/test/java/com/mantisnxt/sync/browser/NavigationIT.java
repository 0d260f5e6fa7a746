package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class NavigationIT {

    @Test
    void theMenuSaysOnEveryPageHowManySyncsAreLive(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("menu-one", "shopify", 100);
        Page page = console.pageOf(organisation.admin);
        page.navigate("/activity");
        assertThat(number(page, "Live")).hasText("1");
        assertThat(number(page, "Previews")).hasText("0");
        assertThat(number(page, "Activity")).hasCount(0);

        service.start("menu-two", "odoo", 100);
        assertThat(number(page, "Live")).hasText("2");
        service.finish("menu-one", "completed");
        assertThat(number(page, "Live")).hasText("1");
    }

    @Test
    void theMessageOfAnEventStaysInSightBesideItsPanel(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        console.newService(organisation).start("beside-me", "shopify", 100);
        Page page = console.pageOf(organisation.admin);
        page.navigate("/activity");
        Locator message = page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("Message"));
        Locator entity = page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("Entity"));
        assertThat(entity).isVisible();
        page.locator(".activity-grid status-mark:visible").first().click();
        assertThat(page.locator(".event-panel")).isVisible();
        assertThat(entity).not().isVisible();
        assertThat(message).isInViewport();
    }

    /** Also on pages that lie beneath those of the menu, or beside them. */
    @Test
    void theMenuSaysWhereOneIs(Console console) {
        Page page = console.pageOf(console.newOrganisation().admin);
        for (String[] place : new String[][] {
            {"/", "Live"},
            {"/history", "Live"},
            {"/bulk", "Live"},
            {"/previews", "Previews"},
            {"/previews/" + UUID.randomUUID(), "Previews"},
            {"/connections/" + UUID.randomUUID(), "Connections"},
            {"/admin/upkeep", "Admin"}
        }) {
            page.navigate(place[0]);
            assertThat(page.locator("vaadin-side-nav-item[current]")).hasText(Pattern.compile("^" + place[1]));
        }
    }

    private static Locator number(Page page, String item) {
        return page.locator("vaadin-side-nav-item")
                .filter(new Locator.FilterOptions().setHasText(item))
                .locator(".sc-count");
    }
}
