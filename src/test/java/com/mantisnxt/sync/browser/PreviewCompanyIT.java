package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.preview.LargePreview;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two administrators with the same preview open, each in a browser of their own. */
@BrowserTest
class PreviewCompanyIT {

    @Test
    void whatOneTakesOutTheOtherSeesWithoutAReloadAndReadsWhoDidIt(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        UUID preview = preview(organisation);
        Page watching = console.pageOf(organisation.person(Role.ADMIN));
        watching.navigate("/previews/" + preview);
        assertThat(watching.locator(".preview-approve")).hasText("Approve 8 changes…");
        Page acting = console.pageOf(organisation.admin);
        acting.navigate("/previews/" + preview + "?item=2");
        button(acting, "Take item out…").click();
        acting.locator("vaadin-confirm-dialog vaadin-text-area textarea").fill("Discontinued");
        button(acting, "Take out").click();
        assertThat(acting.locator(".preview-approve")).hasText("Approve 7 changes…");
        assertThat(watching.locator(".preview-approve")).hasText("Approve 7 changes…");
        assertThat(watching.locator(".preview-news")).containsText("took items out");
        assertThat(acting.locator(".preview-news")).isHidden();
        assertThat(row(watching, "Product 2")).hasAttribute("data-out", "true");
        watching.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "browser", "preview-news.png")));
        acting.locator(".preview-approve").click();
        button(acting, "Approve 7 changes").click();
        assertThat(watching.locator(".preview-state")).hasText("Approved");
        assertThat(watching.locator(".preview-news")).containsText("approved it");
        button(watching, "Withdraw the approval…").click();
        button(watching, "Withdraw it").click();
        assertThat(acting.locator(".preview-state")).hasText("Waits for a decision");
        assertThat(acting.locator(".preview-news")).containsText("withdrew the approval");
    }

    private static UUID preview(OrganisationFixture organisation) {
        UUID org = organisation.id.value();
        try (Session session = TestServer.POSTGRES_18.shared().asApplication(org)) {
            return LargePreview.with(session, org, 8, 20);
        }
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
}
