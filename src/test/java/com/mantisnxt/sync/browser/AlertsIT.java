package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An alert comes to an open page by itself, is acknowledged, and goes when it is over. */
@BrowserTest
class AlertsIT {

    @Test
    void aFailedSyncIsAnAlertUntilOneCompletes(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        Page page = console.pageOf(organisation.admin);
        page.navigate("/alerts");
        assertThat(page.getByText("No alert is open")).isVisible();
        assertThat(badge(page)).hasText("");

        service.start("nightly-1", "odoo", 100);
        service.report("nightly-1", 50);
        service.finish("nightly-1", "failed");
        console.lookForAlerts(organisation, Duration.ZERO);
        assertThat(page.getByText("Sync failed · Odoo: products")).isVisible();
        assertThat(badge(page)).hasText("1");

        press(page, "Acknowledge");
        assertThat(badge(page)).hasText("");
        assertThat(page.getByText("Sync failed · Odoo: products")).isVisible();

        service.start("nightly-2", "odoo", 100);
        service.report("nightly-2", 100);
        service.finish("nightly-2", "completed");
        console.lookForAlerts(organisation, Duration.ofMinutes(1));
        assertThat(page.getByText("No alert is open")).isVisible();
        page.getByText("History", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("Recovered")).isVisible();
    }

    @Test
    void itLeadsToItsSync(Console console) {
        Page page = alertsAfterAFailure(console);
        page.getByText("To the sync").click();
        page.waitForURL(url -> url.contains("?sync=nightly-1"));
        assertThat(page.getByText("nightly-1").first()).isVisible();
    }

    /** The button that was pressed goes; what takes its place has the focus. */
    @Test
    void whoWorksByKeyboardGoesOnWhereTheButtonWas(Console console) {
        Page page = alertsAfterAFailure(console);
        button(page, "Acknowledge").focus();
        page.keyboard().press("Enter");
        assertThat(button(page, "Call again")).isFocused();
        button(page, "Close").focus();
        page.keyboard().press("Enter");
        assertThat(page.getByText("No alert is open")).isVisible();
        assertThat(page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Open").setExact(true)))
                .isFocused();
    }

    private static Page alertsAfterAFailure(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("nightly-1", "odoo", 100);
        service.report("nightly-1", 50);
        service.finish("nightly-1", "failed");
        console.lookForAlerts(organisation, Duration.ZERO);
        Page page = console.pageOf(organisation.admin);
        page.navigate("/alerts");
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name + ": Sync failed, Odoo: products"));
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    private static Locator badge(Page page) {
        return page.locator("vaadin-side-nav-item[path='alerts'] [slot='suffix']");
    }
}
