package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class SignInIT {

    @Test
    void aWrongPasswordIsRefusedAndTheRightOneOpensTheBoard(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        Page page = console.newPage();
        page.navigate("/");
        signIn(page, organisation.admin.email(), "not this one");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("do not go together");
        assertThat(page).hasURL(Pattern.compile("/login\\?wrong"));

        signIn(page, organisation.admin.email(), OrganisationFixture.PASSWORD);
        assertThat(page).hasTitle("Live syncs · Sync Console");
        assertThat(page.locator("sync-board")).isVisible();
    }

    @Test
    void whoeverSignsOutSeesNothingMore(Console console) {
        Page page = console.pageOf(console.newOrganisation().admin);
        Board.in(page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Person admin"))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(page).hasURL(Pattern.compile("/login\\?out"));
        page.navigate("/");
        assertThat(page.getByLabel("E-mail")).isVisible();
    }

    @Test
    void aDeepLinkIsKeptThroughTheSignIn(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        console.newService(organisation).start("night-products", "shopify", 100);
        Page page = console.newPage();
        page.navigate("/?sync=night-products");
        signIn(page, organisation.admin.email(), OrganisationFixture.PASSWORD);
        assertThat(page).hasURL(Pattern.compile("sync=night-products"));
    }

    private static void signIn(Page page, String email, String password) {
        page.getByLabel("E-mail").fill(email);
        page.locator("input[name=password]").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }
}
