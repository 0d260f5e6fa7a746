package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A chip, a field and a text together, in the browser and in its address. */
@BrowserTest
class PreviewFiltersIT {

    @Test
    void chipFieldAndTextNarrowTogetherAndTheAddressBringsThemBack(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        UUID connection = console.newConnection(organisation, lamps(0, 40, "10.00", 5));
        Page page = console.pageOf(organisation.admin);
        PreviewPages.computeAndApply(page, connection, "Approve 40 changes");
        console.replaceFile(
                organisation,
                connection,
                lamps(0, 10, "10.00", 4)
                        + lamps(10, 20, "10.50", 5)
                        + lamps(20, 25, "16.00", 5)
                        + lamps(25, 40, "10.00", 5));
        PreviewPages.compute(page, connection);
        assertThat(bar(page)).containsText("Matching 25", PreviewPages.slowly());

        PreviewPages.chip(page, "Updated").click();
        page.locator(".plan-filters input").nth(1).fill("price");
        page.locator("vaadin-combo-box-item")
                .filter(new Locator.FilterOptions().setHasText("price 15"))
                .click();
        assertThat(bar(page)).containsText("Matching 15");
        page.locator(".plan-filters input").first().fill("lamp 2");
        assertThat(bar(page)).containsText("Matching 5");
        PreviewPages.chip(page, "Price jumps").click();
        assertThat(bar(page)).containsText("Matching 5");
        page.waitForURL(url -> Stream.of("kind=updated", "field=price", "warning=price_change", "q=lamp")
                .allMatch(url::contains));

        page.reload();
        assertThat(bar(page)).containsText("Matching 5");
        assertThat(page.locator(".plan-filters input").first()).hasValue("lamp 2");
        assertThat(PreviewPages.chip(page, "Price jumps")).hasAttribute("aria-pressed", "true");
        page.goBack();
        assertThat(PreviewPages.chip(page, "Price jumps")).hasAttribute("aria-pressed", "false");
        assertThat(page.locator(".plan-filters input").first()).hasValue("lamp 2");
        page.locator(".plan-filters input").first().fill("");
        assertThat(bar(page)).containsText("Matching 15");
        PreviewPages.photograph(page, "plan-filters");
    }

    private static Locator bar(Page page) {
        return page.locator(".plan-bulk");
    }

    private static String lamps(int from, int to, String price, int stock) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"sku\":\"L-%06d\",\"name\":\"Lamp %d\",\"price\":\"%s\",\"stock\":%d}\n"
                        .formatted(i, i, price, stock))
                .collect(Collectors.joining());
    }
}
