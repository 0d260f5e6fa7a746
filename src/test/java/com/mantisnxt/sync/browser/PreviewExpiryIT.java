package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.preview.StoredPreviews;
import com.mantisnxt.sync.testing.TestServer;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A preview whose time is up while somebody looks at it. */
@BrowserTest
class PreviewExpiryIT {

    @Test
    void theCountDownEndsAndWithItTheDecision(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        Instant now = Instant.now();
        UUID preview = new StoredPreviews(
                        TestServer.POSTGRES_18.shared(), organisation.id.value(), organisation.admin.id())
                .add(
                        "{\"updated\":[{\"id\":\"a\",\"old_data\":{\"name\":\"A\"},\"new_data\":{\"name\":\"B\"}}]}",
                        now,
                        now.plusSeconds(20));
        Page page = console.pageOf(organisation.admin);
        page.navigate("/previews/" + preview);
        assertThat(PreviewPages.approve(page)).isVisible();
        assertThat(page.locator(".preview-expiry")).containsText("Expires in");
        assertThat(PreviewPages.approve(page)).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(60_000));
        assertThat(page.locator(".preview-head")).containsText("This preview has expired");
        page.reload();
        assertThat(PreviewPages.state(page)).hasText("Expired");
        assertThat(PreviewPages.approve(page)).hasCount(0);
    }
}
