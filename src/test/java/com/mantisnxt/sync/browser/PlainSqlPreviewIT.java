package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.preview.StoredPreviews;
import com.mantisnxt.sync.testing.TestServer;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A preview that a service wrote by plain SQL, opened by an administrator. */
@BrowserTest
class PlainSqlPreviewIT {

    @Test
    void openedItUnpacksIsApprovedAndWaitsOnTheBoardForItsService(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        UUID preview = new StoredPreviews(
                        TestServer.POSTGRES_18.shared(), organisation.id.value(), organisation.admin.id())
                .addMany(2_000);
        Page page = console.pageOf(organisation.admin);
        page.navigate("/previews/" + preview);
        assertThat(page.locator(".preview-state")).hasText("Waits for a decision");
        page.locator(".preview-approve").click();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName("Approve 2,000 changes")
                                .setExact(true))
                .click();
        assertThat(page.locator(".preview-state")).hasText("Approved");
        page.navigate("/?sync=apply-" + preview);
        assertThat(page.locator("body")).containsText("its service has not fetched the order yet");
        assertThat(page.locator("body")).containsText("This service does not take commands");
    }
}
