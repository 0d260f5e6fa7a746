package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

@BrowserTest
class ActivitySearchIT {

    @Test
    void anErrorIsFoundByItsWordsAndItsLinkOpensForAColleagueAlone(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("searched", "shopify", 100);
        service.post("/syncs/searched/events", """
                [{"itemKey": "SKU-77", "error": "Rate limit exceeded: 429 Too Many Requests"},
                 {"itemKey": "SKU-78", "error": "price must be a decimal string"}]
                """);
        Page page = console.pageOf(organisation.person(Role.SUPPORT));
        page.navigate("/activity");
        assertThat(page.getByText("decimal string").first()).isVisible();
        page.keyboard().press("/");
        assertThat(line(page)).isFocused();
        page.keyboard().type("source:shopify \"rate limit\" 429");
        page.keyboard().press("Enter");
        // a grid keeps rows that it does not show
        assertThat(page.locator("found-text:visible").filter(new Locator.FilterOptions().setHasText("decimal string")))
                .hasCount(0);
        page.getByText("Rate limit exceeded").first().click();
        assertThat(page.locator(".event-panel")).containsText("429 Too Many Requests");

        Page colleague = console.pageOf(organisation.admin);
        colleague.navigate(page.url());
        assertThat(line(colleague)).hasValue("source:shopify \"rate limit\" 429");
        assertThat(colleague.locator(".event-panel")).containsText("429 Too Many Requests");

        Page stranger = console.pageOf(console.newOrganisation().admin);
        stranger.navigate(page.url());
        assertThat(stranger.getByText("No such event")).isVisible();
        assertThat(stranger.getByText("Rate limit exceeded")).hasCount(0);
    }

    @Test
    void whatTheLineCannotReadIsSaidToAllSenses(Console console) {
        Page page = console.pageOf(console.newOrganisation().admin);
        page.navigate("/activity");
        line(page).fill("boom status:fialed");
        page.keyboard().press("Enter");
        assertThat(page.getByText("at character 6")).isVisible();
        assertThat(line(page)).hasAttribute("aria-invalid", "true");
        assertThat(line(page)).hasAccessibleDescription(java.util.regex.Pattern.compile("status:fialed"));
    }

    private static Locator line(Page page) {
        return page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search").setExact(true));
    }
}
