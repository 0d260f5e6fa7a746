package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@BrowserTest
class AdministrationIT {

    @Test
    void anInvitedPersonChoosesAPasswordByTheLinkAndSignsIn(Console console) {
        Page admin = console.pageOf(console.newOrganisation().admin);
        admin.navigate("/admin");
        button(admin, "New user").click();
        admin.getByLabel("Name").fill("Ada Lovelace");
        String email = "ada" + System.nanoTime() + "@example.test";
        admin.getByLabel("E-mail").fill(email);
        button(admin, "Create").click();
        String link = admin.locator("vaadin-dialog code").textContent();

        Page ada = console.newPage();
        ada.navigate(link);
        ada.getByLabel("New password").fill("seven brown analytical engines");
        ada.getByLabel("The same again").fill("seven brown analytical engines");
        button(ada, "Save the password").click();
        assertThat(ada).hasURL(Pattern.compile("/login\\?done"));
        ada.getByLabel("E-mail").fill(email);
        ada.locator("input[name=password]").fill("seven brown analytical engines");
        button(ada, "Sign in").click();
        assertThat(ada.locator("sync-board")).isVisible();
    }

    @Test
    void aTokenIsShownOnceReportsASyncAndIsRefusedOnceRevoked(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        Page page = console.pageOf(organisation.admin);
        page.navigate("/admin");
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("API tokens"))
                .click();
        button(page, "New token").click();
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Name"))
                .fill("Warehouse");
        button(page, "Create").click();
        String token = page.locator("vaadin-dialog code").textContent();
        button(page, "Close").click();
        assertThat(page.getByText(token)).hasCount(0);

        new SyncService(console.address(), token).start("by-new-token", "shopify", 10);
        button(page, "Revoke Warehouse").click();
        Locator confirm = page.locator("vaadin-confirm-dialog");
        confirm.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Revoke"))
                .click();
        assertThat(page.getByText("revoked")).isVisible();
        Assertions.assertThat(token).startsWith("mnx_");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
