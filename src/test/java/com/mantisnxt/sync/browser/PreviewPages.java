package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;

/** Short words for the pages of previews. */
final class PreviewPages {

    private PreviewPages() {}

    static void compute(Page page, UUID connection) {
        page.navigate("/previews?connection=" + connection);
        button(page, "Compute").click();
        page.waitForURL(Pattern.compile(".*/previews/[0-9a-f-]{36}.*"));
    }

    static void computeAndApply(Page page, UUID connection, String confirm) {
        compute(page, connection);
        approve(page).click(new Locator.ClickOptions().setTimeout(60_000));
        button(page, confirm).click();
        assertThat(state(page)).hasText("Applied", patiently());
    }

    static Locator state(Page page) {
        return page.locator(".preview-head .preview-state");
    }

    static Locator approve(Page page) {
        return page.locator(".preview-approve");
    }

    static Locator chip(Page page, String name) {
        return page.locator(".sc-chip")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + name + " ")));
    }

    static Locator row(Page page, String name) {
        return page.locator(".plan-row:visible")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("b").getByText(name, new Locator.GetByTextOptions().setExact(true))));
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static LocatorAssertions.ContainsTextOptions slowly() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);
    }

    static LocatorAssertions.HasTextOptions patiently() {
        return new LocatorAssertions.HasTextOptions().setTimeout(180_000);
    }

    static void photograph(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "browser", name + ".png")));
    }
}
