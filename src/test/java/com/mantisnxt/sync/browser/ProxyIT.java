package com.mantisnxt.sync.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.cluster.Node;
import com.mantisnxt.sync.testing.NeedsTool;
import com.mantisnxt.sync.testing.SyncService;
import com.mantisnxt.sync.testing.TestServer;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.TestPropertySource;

/** Two nodes behind one address, as the recipe for nginx has it. */
@BrowserTest
@NeedsTool("nginx")
@TestPropertySource(properties = "sync.node=one")
class ProxyIT {

    private static final double MINUTE_MS = 60_000;

    @TempDir
    private Path folder;

    @Test
    void peopleStayWithTheirNodeSeeWhatEitherIsToldAndComeBackByTheOther(Console console) throws Exception {
        OrganisationFixture organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        try (Node two = Node.on(TestServer.POSTGRES_18.shared(), Map.of("sync.node", "two"));
                Proxy proxy = Proxy.before(folder, console.address(), two.address())) {
            service.at(two.address()).start("told-to-two", "shopify", 1_000);
            Page page = signedInOn("two", console, organisation, proxy);
            List<String> sockets = new CopyOnWriteArrayList<>();
            page.onWebSocket(socket -> sockets.add(socket.url()));

            Board board = Board.in(page);
            assertThat(sockets).as("updates come by a WebSocket").isNotEmpty();
            SyncService anywhere = service.at(proxy.address());
            for (int done = 100; done <= 600; done += 100) {
                anywhere.report("told-to-two", done);
                board.counts("told-to-two", String.valueOf(done));
            }
            for (int i = 0; i < 6; i++) {
                Board.in(page);
            }
            assertThat(node(page, proxy)).isEqualTo("two");
            assertThat(page.context().request().get("/actuator/health").status())
                    .as("what is for the inside")
                    .isEqualTo(404);

            service.start("another", "odoo", 1_000);
            board = Board.in(page);
            board.search().fill("told-to");
            board.misses("another");
            PlaywrightAssertions.assertThat(page).hasURL(Pattern.compile("[?&]q=told-to(&|$)"));
            String address = page.url();
            two.close();
            comesBackByTheOther(page, organisation, address);
            assertThat(node(page, proxy)).isEqualTo("one");
            anywhere.report("told-to-two", 700);
            board.counts("told-to-two", "700");
            board.misses("another");
        }
    }

    /** Sessions are not copied, so one signs in again; the address says the rest. */
    private static void comesBackByTheOther(Page page, OrganisationFixture organisation, String address) {
        // nobody touches the page
        PlaywrightAssertions.assertThat(page.locator("input[name=password]"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(MINUTE_MS));
        PlaywrightAssertions.assertThat(page.getByText("Your session has ended"))
                .isVisible();
        page.getByLabel("E-mail").fill(organisation.admin.email());
        page.locator("input[name=password]").fill(OrganisationFixture.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        PlaywrightAssertions.assertThat(page).hasURL(address);
    }

    /** Whoever signs in is on either; each try is somebody else's browser. */
    private static Page signedInOn(String node, Console console, OrganisationFixture organisation, Proxy proxy) {
        var throughProxy = new Browser.NewContextOptions().setBaseURL(proxy.address());
        for (int i = 0; i < 10; i++) {
            Page page = console.pageOf(organisation.admin, throughProxy);
            if (node(page, proxy).equals(node)) {
                return page;
            }
        }
        throw new AssertionError("Nobody came to node " + node);
    }

    private static String node(Page page, Proxy proxy) {
        return page.context().cookies(proxy.address()).stream()
                .filter(cookie -> cookie.name.equals("sync_console"))
                .map(cookie -> cookie.value.substring(cookie.value.lastIndexOf('.') + 1))
                .findFirst()
                .orElse("none of " + URI.create(proxy.address()));
    }
}
