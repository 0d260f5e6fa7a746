package com.mantisnxt.sync.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;

/** How tests find their way on the pages of connections. */
final class ConnectionPages {

    private ConnectionPages() {}

    static void photograph(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "browser", name + ".png"))
                .setFullPage(true));
    }

    static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What a field says of its value; for a moment the same words are also read out to those who listen. */
    static Locator error(Page page, String text) {
        return page.locator("[slot=error-message]").getByText(text);
    }
}
