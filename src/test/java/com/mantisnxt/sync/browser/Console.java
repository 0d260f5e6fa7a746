package com.mantisnxt.sync.browser;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.OrganisationFixture.Person;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.alert.LookNow;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.connector.upload.Uploads;
import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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

    /** @param later than now */
    void lookForAlerts(OrganisationFixture organisation, Duration later) {
        LookNow.at(organisation.id, later, application);
    }

    /** A connection of the organisation to products in a file, a JSON record a line with its id in sku. */
    UUID newConnection(OrganisationFixture organisation, String lines) {
        var json = JsonMapper.shared();
        var file = (ObjectNode) json.readTree("{\"origin\":\"upload\",\"format\":\"ndjson\",\"id\":\"/sku\"}");
        var products = new EntitySetup(EntityType.PRODUCT, true, file, json.createArrayNode());
        var draft = new ConnectionDraft(
                "Spring catalogue",
                SourceSystem.CUSTOM,
                null,
                json.createObjectNode(),
                Secrets.none(),
                List.of(products));
        return organisation.asAdmin(() -> {
            UUID id = application.getBean(Connections.class).create(draft);
            putFile(id, lines);
            return id;
        });
    }

    /** Another file in its place. */
    void replaceFile(OrganisationFixture organisation, UUID connection, String lines) {
        organisation.doAsAdmin(() -> putFile(connection, lines));
    }

    /** Somebody else changes a record that is stored. */
    void touch(OrganisationFixture organisation, UUID connection, String id) {
        organisation.doAsAdmin(() -> application
                .getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> application
                        .getBean(JdbcClient.class)
                        .sql("update sync_console.record set version = version + 1"
                                + " where connection_id = ? and external_id = ?")
                        .params(connection, id)
                        .update()));
    }

    private void putFile(UUID connection, String lines) {
        var content = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
        application.getBean(Uploads.class).keep(connection, EntityType.PRODUCT, "products.ndjson", content);
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
        // a request that is routed while its page closes would be taken for a fault
        profiles.forEach(profile -> profile.pages().forEach(Page::unrouteAll));
        profiles.forEach(BrowserContext::close);
    }
}
