package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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
        Locator action = page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("Action"));
        assertThat(action).isVisible();
        page.locator(".activity-grid").getByText("Start").first().click();
        assertThat(page.locator(".event-panel")).isVisible();
        assertThat(action).not().isVisible();
        assertThat(message).isInViewport();
    }

    private static Locator number(Page page, String item) {
        return page.locator("vaadin-side-nav-item")
                .filter(new Locator.FilterOptions().setHasText(item))
                .locator(".sc-count");
    }
}
