package com.mantisnxt.sync.browser;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.OrganisationFixture.Person;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** The running application as seen from outside: people with browsers, and sync services with tokens. */
final class Console {

    private final Browser browser;
    private final ApplicationContext application;
    private final List<BrowserContext> profiles = new ArrayList<>();

    Console(Browser browser, ApplicationContext application) {
        this.browser = browser;
        this.application = application;
    }

    int port() {
        return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    String address() {
        return "http://localhost:" + port();
    }

    OrganisationFixture newOrganisation() {
        return OrganisationFixture.in(application);
    }

    /** A sync service of the organisation with a token of its own. */
    SyncService newService(OrganisationFixture organisation) {
        var token = organisation.asAdmin(
                () -> application.getBean(ApiTokens.class).create("Warehouse", Set.of(Scope.REPORT, Scope.READ), null));
        return new SyncService(address(), token.value());
    }

    /** A page of somebody who has signed in. */
    Page pageOf(Person person) {
        return pageOf(person, new Browser.NewContextOptions());
    }

    Page pageOf(Person person, Browser.NewContextOptions options) {
        Page page = newPage(options);
        var form = FormData.create().set("username", person.email()).set("password", OrganisationFixture.PASSWORD);
        page.context().request().post("/login", RequestOptions.create().setForm(form));
        return page;
    }

    Page newPage() {
        return newPage(new Browser.NewContextOptions());
    }

    Page newPage(Browser.NewContextOptions options) {
        if (options.baseURL == null) {
            options.setBaseURL(address());
        }
        options.setLocale("en-GB").setTimezoneId("Europe/Kyiv");
        BrowserContext profile = browser.newContext(options);
        profile.setDefaultTimeout(Chromium.PATIENCE_MS);
        profiles.add(profile);
        return profile.newPage();
    }

    /** The live board of somebody who has signed in. */
    Board boardOf(Person person) {
        return Board.in(pageOf(person));
    }

    void photograph(String name) {
        int number = 0;
        for (BrowserContext profile : profiles) {
            for (Page page : profile.pages()) {
                Path file = Path.of("target", "browser", name + "-" + ++number + ".png");
                page.screenshot(new Page.ScreenshotOptions().setPath(file));
            }
        }
    }

    void close() {
        profiles.forEach(BrowserContext::close);
    }
}
