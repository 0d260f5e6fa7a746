package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.cluster.CrashingServer;
import com.mantisnxt.sync.cluster.Node;
import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pages that are opened while the database is away: each says so, and finds its way back. */
@BrowserTest
class OutageIT {

    /** A connection is waited for three seconds; the rest is what a busy machine needs. */
    private static final double SECONDS_MS = 15_000;

    private static CrashingServer server;
    private static Node node;

    @BeforeAll
    static void start() {
        server = CrashingServer.start();
        node = Node.on(server.database());
    }

    @AfterAll
    static void stop() {
        node.close();
        server.close();
    }

    @Test
    void aBoardOpenedWhileTheDatabaseIsAwaySaysSoAndRecoversByItself(Console console) {
        var organisation = OrganisationFixture.in(node.context());
        service(organisation).start("shop-1", "shopify", 100);
        Page page = signedIn(console, organisation);
        server.crash();
        try {
            page.navigate("/?sync=shop-1");
            saysWithinSeconds(page.locator("sync-board .state[data-kind=failed] h2"), "The syncs could not be loaded");
            assertThat(page.locator("sync-kpis button[data-kpi=running] b")).hasText("–");
            assertThat(page.locator("sync-freshness .whole")).hasText("Connecting…");
            assertThat(page.getByText("This sync could not be read.")).isVisible();
        } finally {
            server.comeBack();
        }
        assertThat(page.locator("sync-board .row .sid")).hasText("shop-1");
        assertThat(page.locator("sync-kpis button[data-kpi=running] b")).hasText("1");
        assertThat(page.locator("sync-freshness .whole")).containsText("Live");
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY, named("Sync"))).containsText("Products from Shopify");
    }

    @Test
    void whoHasReportedNothingYetIsToldHowOnceThatIsKnown(Console console) {
        var organisation = OrganisationFixture.in(node.context());
        Page page = signedIn(console, organisation);
        server.crash();
        try {
            page.navigate("/");
            saysWithinSeconds(page.locator("sync-board .state h2"), "The syncs could not be loaded");
        } finally {
            server.comeBack();
        }
        assertThat(page.locator("sync-board .state h2")).hasText("No sync is running");
        assertThat(page.locator("sync-board")).containsText("curl");
    }

    @Test
    void listsSayWhatCouldNotBeLoadedAndLoadItWhenAskedAgain(Console console) {
        var organisation = OrganisationFixture.in(node.context());
        SyncService service = service(organisation);
        service.start("ended-1", "shopify", 100);
        service.post("/syncs/ended-1/finish", "{\"status\": \"completed\"}");
        Page history = signedIn(console, organisation);
        Page activity = history.context().newPage();
        Page previews = history.context().newPage();
        server.crash();
        try {
            history.navigate("/history");
            saysWithinSeconds(history.locator(".sc-empty h2"), "The history could not be loaded");
            activity.navigate("/activity");
            saysWithinSeconds(activity.locator(".sc-empty h2"), "The activity could not be loaded");
            previews.navigate("/previews");
            saysWithinSeconds(previews.locator(".sc-empty h2"), "The preview could not be loaded");
        } finally {
            server.comeBack();
        }
        again(history, history.getByText("ended-1").first());
        again(activity, activity.getByText("ended-1").first());
        again(previews, previews.getByText("No previews"));
    }

    @Test
    void aPageThatCannotBeMadeSaysSoAndIsMadeWhenAskedAgain(Console console) {
        var organisation = OrganisationFixture.in(node.context());
        Page page = signedIn(console, organisation);
        for (String address : List.of("/connections", "/admin")) {
            server.crash();
            try {
                page.navigate(address);
                saysWithinSeconds(page.locator(".sc-broken h1"), "This page could not be made");
                assertThat(page.locator("body")).not().containsText("Exception");
            } finally {
                server.comeBack();
            }
            again(page, page.locator("vaadin-app-layout h1"));
            assertThat(page).hasURL(Pattern.compile(".*" + address + "$"));
        }
    }

    private static SyncService service(OrganisationFixture organisation) {
        var token = organisation.asAdmin(
                () -> node.bean(ApiTokens.class).create("Warehouse", Set.of(Scope.REPORT, Scope.READ), null));
        return new SyncService(node.address(), token.value());
    }

    private static Page signedIn(Console console, OrganisationFixture organisation) {
        return console.pageOf(organisation.admin, new Browser.NewContextOptions().setBaseURL(node.address()));
    }

    private static void saysWithinSeconds(Locator place, String words) {
        assertThat(place).hasText(words, new LocatorAssertions.HasTextOptions().setTimeout(SECONDS_MS));
    }

    /** As often as it takes: connections that the outage broke are found out one by one. */
    private static void again(Page page, Locator wanted) {
        Locator button = page.locator(".sc-empty, .sc-broken")
                .getByText("Try again", new Locator.GetByTextOptions().setExact(true));
        await().pollInSameThread().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            button.or(wanted).first().waitFor();
            if (button.isVisible()) {
                button.click();
            }
            assertThat(wanted).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(5_000));
        });
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
