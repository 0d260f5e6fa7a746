package com.mantisnxt.sync.browser;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.Members;
import com.mantisnxt.sync.account.NewMember;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.security.Probes;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.SyncService;
import com.mantisnxt.sync.testing.TestServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** What services, systems and colleagues wrote is shown by the production build as text: it becomes no element and runs nothing. */
@BrowserTest
class HostileTextsIT {

    private static final String TEXT =
            Probes.texts().get("an element") + Probes.texts().get("a script") + "{{1+1}}${window.smuggled=1}";

    private static final String NAME = TEXT.substring(0, 40);

    /** Everything that a probe would have become, in shadow roots as well. */
    private static final String BECAME = """
            () => {
                const found = window.smuggled === undefined ? [] : ['a script that ran'];
                const look = root => root.querySelectorAll('*').forEach(element => {
                    if (element.matches('[onerror], [onfocus], img[src="x"], a[href^="javascript:" i]')
                            || element.localName === 'script' && element.textContent.startsWith('window.smuggled')) {
                        found.push(element.outerHTML);
                    }
                    if (element.shadowRoot) {
                        look(element.shadowRoot);
                    }
                });
                look(document);
                return found;
            }""";

    private static final String READS = """
            text => {
                const texts = root => [...root.childNodes].map(node =>
                    node.nodeType === Node.TEXT_NODE ? node.data
                        : (node.shadowRoot ? texts(node.shadowRoot) : '') + (node.value ?? '') + texts(node)).join('');
                return texts(document.body).includes(text);
            }""";

    @Autowired
    private ApplicationContext context;

    private final List<String> stopped = new CopyOnWriteArrayList<>();

    @Test
    void whatStrangersWroteStaysText(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        String sync = "s" + TEXT;
        write(organisation, sync);
        UUID connection = console.newConnection(
                organisation, """
                {"sku":"A","name":%s}
                """.formatted(JsonMapper.shared().writeValueAsString(TEXT)));
        rename(organisation, connection);
        UUID preview = bring(service);
        service.start("failed-1", "odoo", 10);
        service.post("/syncs/failed-1/finish", json(Map.of("status", "failed", "errorCode", "x", "error", TEXT)));
        service.post(
                "/syncs",
                json(Map.of("syncId", sync + "2", "entityType", "order", "sourceSystem", "<img src=x onerror=1>")));
        console.lookForAlerts(organisation, Duration.ZERO);
        Page page = page(console, organisation);

        shows(page, "/", TEXT);
        shows(page, "/?sync=" + encoded(sync), TEXT);
        shows(page, "/history", TEXT);
        shows(page, "/history?sync=" + encoded(sync + "-old"), TEXT);
        shows(page, "/activity?range=30d", TEXT);
        shows(page, "/activity?range=30d&q=" + encoded("\"window.smuggled\""), "window.smuggled");
        page.locator("vaadin-grid-cell-content").getByText("it broke").first().click();
        holds(page, "it broke" + TEXT);
        shows(page, "/previews", "Odoo");
        shows(page, "/previews/" + preview, TEXT);
        shows(page, "/previews/" + preview + "?item=0", TEXT);
        shows(page, "/alerts", "Sync failed");
        shows(page, "/connections", NAME);
        shows(page, "/connections/" + connection, NAME);
        shows(page, "/admin", NAME);
        Locator tabs = page.getByRole(AriaRole.TAB);
        for (int tab = 0; tab < tabs.count(); tab++) {
            tabs.nth(tab).click();
            holds(page, "");
        }
        asksAboutTheToken(page);
        saysThatTheViewIsSaved(page);
        Assertions.assertThat(stopped).isEmpty();
    }

    /** Else the test above would prove nothing. */
    @Test
    void theLookFindsWhatABadPageWouldHold(Console console) {
        Page page = console.newPage();
        shows(page, "/login", "Sign in");
        page.evaluate("""
                () => {
                    const host = document.body.appendChild(document.createElement('div'));
                    host.attachShadow({mode: 'open'}).innerHTML = '<a href="JavaScript:window.smuggled=1">x</a>';
                    host.innerHTML = '<img src="x" onerror="window.smuggled=1">';
                }""");
        Assertions.assertThat((List<?>) page.evaluate(BECAME)).hasSize(2);
    }

    /** A dialog with the name in its title and on its button. */
    private static void asksAboutTheToken(Page page) {
        shows(page, "/admin", "");
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("API tokens"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Revoke " + NAME))
                .click();
        PlaywrightAssertions.assertThat(page.getByRole(AriaRole.ALERTDIALOG)).containsText("Revoke " + NAME + "?");
        holds(page, NAME);
    }

    /** A notification and a menu with the name. */
    private static void saysThatTheViewIsSaved(Page page) {
        shows(page, "/activity", "");
        page.locator("vaadin-menu-bar-button")
                .and(page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName("Views").setExact(true)))
                .click();
        page.locator("vaadin-menu-bar-item")
                .filter(new Locator.FilterOptions().setHasText("Save this view…"))
                .click();
        page.getByRole(AriaRole.DIALOG).getByLabel("Name").fill(NAME);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Save").setExact(true))
                .click();
        PlaywrightAssertions.assertThat(page.getByText("Saved as " + NAME)).isVisible();
        holds(page, NAME);
    }

    private Page page(Console console, OrganisationFixture organisation) {
        Page page = console.pageOf(organisation.admin);
        page.addInitScript("""
                document.addEventListener('securitypolicyviolation', stopped =>
                    console.debug(`stopped by ${stopped.effectiveDirective} : ${stopped.sample}`))""");
        page.onConsoleMessage(message -> {
            if (message.text().startsWith("stopped by ")) {
                stopped.add(page.url() + " " + message.text());
            }
        });
        page.onDialog(dialog -> {
            stopped.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onPageError(fault -> stopped.add(page.url() + " " + fault));
        return page;
    }

    private static void shows(Page page, String address, String text) {
        page.navigate(address);
        holds(page, text);
    }

    private static void holds(Page page, String text) {
        page.waitForFunction(READS, text);
        Assertions.assertThat((List<?>) page.evaluate(BECAME)).as(page.url()).isEmpty();
    }

    /** By plain SQL, as services of old do. */
    private static void write(OrganisationFixture organisation, String sync) {
        UUID org = organisation.id.value();
        try (Session session = TestServer.POSTGRES_18.shared().asApplication(org)) {
            session.run(
                    "insert into public.sync_progress (org_id, sync_id, job_id, entity_type, total_items, metadata)"
                            + " values (?, ?, ?, 'order', 5, jsonb_build_object('note', ?::text, ?::text, 1))",
                    org,
                    sync,
                    sync,
                    TEXT,
                    TEXT);
            session.run(
                    "insert into public.sync_progress (org_id, sync_id, job_id, entity_type, total_items, processed_count,"
                            + " completed_at) values (?, ?, ?, 'order', 5, 5, now())",
                    org,
                    sync + "-old",
                    sync);
            session.run(
                    "insert into public.sync_activity_log (org_id, sync_id, action, status, error_message, details)"
                            + " values (?, ?, 'batch_process', 'failed', ?, jsonb_build_object(?::text, ?::text))",
                    org,
                    sync,
                    "it broke" + TEXT,
                    TEXT,
                    TEXT);
        }
    }

    private void rename(OrganisationFixture organisation, UUID connection) {
        try (Session session = TestServer.POSTGRES_18.shared().asApplication(organisation.id.value())) {
            session.run("update sync_console.connection set name = ? where id = ?", NAME, connection);
        }
        organisation.doAsAdmin(() -> {
            context.getBean(ApiTokens.class).create(NAME, Set.of(Scope.READ), null);
            context.getBean(Members.class)
                    .create(new NewMember("h" + UUID.randomUUID() + "@example.test", NAME, Role.SUPPORT), null);
        });
    }

    private static UUID bring(SyncService service) {
        var begun = service.tryToPost("/previews/pushed", "{\"entityType\":\"product\",\"sourceSystem\":\"odoo\"}");
        UUID preview = UUID.fromString(
                JsonMapper.shared().readTree(begun.body()).get("id").asString());
        var before = Map.of("name", TEXT, TEXT, "1", "link", "javascript:window.smuggled=1");
        var after = Map.of("name", TEXT + "!", TEXT, "2", "link", "data:text/html," + TEXT);
        service.post(
                "/previews/" + preview + "/items",
                json(List.of(Map.of("kind", "updated", "id", TEXT, "before", before, "after", after, "version", 1))));
        service.post("/previews/" + preview + "/complete", "{\"stored\":10}");
        return preview;
    }

    private static String json(Object body) {
        return JsonMapper.shared().writeValueAsString(body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
