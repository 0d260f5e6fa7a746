package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An error is found in the time it takes to type it. */
@BrowserTest
class SearchLineIT {

    @Test
    void anErrorIsFoundLetterByLetterAndTheWayBackIsOneStep(Console console) {
        Page page = aLog(console);
        page.keyboard().press("/");
        assertThat(line(page)).isFocused();
        page.keyboard().type("rate lim", slowly());
        // a grid keeps rows that it does not show
        assertThat(page.locator("found-text:visible").filter(new Locator.FilterOptions().setHasText("decimal string")))
                .hasCount(0);
        assertThat(page.locator("found-text mark").first()).hasText("Rate");
        page.keyboard().type("it 429", slowly());
        assertThat(page).hasURL(Pattern.compile("q=rate%20limit%20429"));
        assertThat(line(page)).hasValue("rate limit 429");
        assertThat(line(page)).isFocused();
        page.goBack();
        assertThat(page).hasURL(Pattern.compile("/activity$"));
        assertThat(line(page)).hasValue("");
        assertThat(page.getByText("decimal string").first()).isVisible();
    }

    @Test
    void qualifiersAndValuesAreTakenByKeysAlone(Console console) {
        Page page = aLog(console);
        page.keyboard().press("/");
        assertThat(offers(page)).hasCount(10);
        page.keyboard().type("sou");
        assertThat(offers(page)).hasCount(1);
        assertThat(line(page)).hasAttribute("aria-expanded", "true");
        page.keyboard().press("Tab");
        assertThat(line(page)).hasValue("source:");
        page.keyboard().type("sho");
        assertThat(page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setSelected(true)))
                .containsText("shopify");
        page.keyboard().press("Enter");
        assertThat(line(page)).hasValue("source:shopify ");
        assertThat(page).hasURL(Pattern.compile("source=shopify"));
        page.keyboard().type("status:completed_with_errors,fai");
        page.keyboard().press("Enter");
        assertThat(line(page)).hasValue("source:shopify status:completed_with_errors,failed ");
        page.keyboard().type("-entity:");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Escape");
        assertThat(offers(page)).hasCount(0);
        assertThat(line(page)).hasValue("source:shopify status:completed_with_errors,failed -entity:");
    }

    @Test
    void inTheMiddleOfTheLineOnlyWhatIsThereIsReplaced(Console console) {
        Page page = aLog(console);
        line(page).fill("status:fai boom");
        line(page).evaluate("line => line.setSelectionRange(10, 10)");
        page.keyboard().type("l");
        assertThat(offers(page)).hasCount(1);
        page.keyboard().press("Enter");
        assertThat(line(page)).hasValue("status:failed boom");
        page.keyboard().type("!");
        assertThat(line(page)).hasValue("status:failed! boom");
    }

    @Test
    void syncsAndPeopleAreKnownByTheirBeginnings(Console console) {
        Page page = aLog(console);
        line(page).click();
        page.keyboard().type("sync:sear");
        assertThat(offers(page)).hasText(new String[] {"searched"});
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("sync=searched"));
        page.keyboard().type("user:");
        assertThat(offers(page).first()).isVisible();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("user=[0-9a-f-]{36}"));
    }

    @Test
    void whatIsHalfTypedIsNoErrorAndWhatIsWrongIsMarked(Console console) {
        Page page = aLog(console);
        line(page).click();
        page.keyboard().type("status:fial", slowly());
        assertThat(page).hasURL(Pattern.compile("/activity$"));
        assertThat(line(page)).hasAttribute("aria-invalid", "false");
        page.keyboard().type("ed boom", slowly());
        assertThat(line(page)).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("search-line .mirror i")).hasText("status:fialed");
        assertThat(page.getByText("decimal string").first()).isVisible();
    }

    @Test
    void anOfferIsTakenByAFinger(Console console) {
        Page page = aLog(
                console,
                new Browser.NewContextOptions()
                        .setHasTouch(true)
                        .setIsMobile(true)
                        .setViewportSize(390, 844));
        line(page).tap();
        offers(page).filter(new Locator.FilterOptions().setHasText("status:")).tap();
        offers(page).filter(new Locator.FilterOptions().setHasText("paused")).tap();
        assertThat(line(page)).hasValue("status:paused ");
        assertThat(page).hasURL(Pattern.compile("status=paused"));
    }

    private static Page aLog(Console console) {
        return aLog(console, new Browser.NewContextOptions());
    }

    private static Page aLog(Console console, Browser.NewContextOptions options) {
        OrganisationFixture organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("searched", "shopify", 100);
        service.post("/syncs/searched/events", """
                [{"itemKey": "SKU-77", "error": "Rate limit exceeded: 429 Too Many Requests"},
                 {"itemKey": "SKU-78", "error": "price must be a decimal string"}]
                """);
        Page page = console.pageOf(organisation.person(Role.SUPPORT), options);
        page.navigate("/activity");
        assertThat(page.getByText("decimal string").first()).isVisible();
        return page;
    }

    /** Faster than it pauses for, slower than a machine. */
    private static Keyboard.TypeOptions slowly() {
        return new Keyboard.TypeOptions().setDelay(60);
    }

    private static Locator line(Page page) {
        return page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search").setExact(true));
    }

    private static Locator offers(Page page) {
        return page.locator("search-line").getByRole(AriaRole.OPTION);
    }
}
