package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.testing.NeedsTool;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer's first minutes: the packaged program, its own database, and what the console prints. */
@ExtendWith(ChromiumExtension.class)
@NeedsTool("bash")
class LauncherIT {

    private static final Pattern OPEN = Pattern.compile("open (http://localhost:\\d+) ");
    private static final Pattern ADMINISTRATOR = Pattern.compile("Northwind.*, admin +(\\S+@\\S+) +(\\S+)");
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

    @TempDir
    private Path folder;

    @Test
    void theDemoIsOneCommandAndWhatItWroteIsThereAfterwards(Browser browser) throws Exception {
        String[] account;
        try (Launched demo = Launched.console("demo", folder)) {
            String address = demo.says(OPEN).group(1);
            Matcher administrator = demo.says(ADMINISTRATOR);
            account = new String[] {administrator.group(1), administrator.group(2)};
            Page page = page(browser, address);
            assertThat(page.getByText(account[0])).isVisible();
            signIn(page, account);
            assertThat(page.locator("sync-freshness .whole")).containsText("Live");
            Locator speed = page.locator("sync-board .row .count > span").first();
            String before = speed.textContent();
            assertThat(speed).not().hasText(before);
            demo.stop();
        }
        try (Launched run = Launched.console("run", folder)) {
            Page page = page(browser, "http://localhost:" + run.says(STARTED).group(1));
            assertThat(page.locator("input[name=password]")).isVisible();
            assertThat(page.getByText(account[0])).hasCount(0);
            signIn(page, account);
            assertThat(page.locator("sync-board .row").first()).isVisible();
            Assertions.assertThat(run.printed()).doesNotContain(account[1], "The demo runs");
        }
    }

    private static Page page(Browser browser, String address) {
        Page page = browser.newContext(new Browser.NewContextOptions().setBaseURL(address))
                .newPage();
        page.navigate("/");
        return page;
    }

    private static void signIn(Page page, String... account) {
        page.locator("input[name=username]").fill(account[0]);
        page.locator("input[type=password]").fill(account[1]);
        page.locator(".sc-send").click();
    }
}
