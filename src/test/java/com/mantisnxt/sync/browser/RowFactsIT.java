package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@BrowserTest
class RowFactsIT {

    @Test
    void aThrottledSyncSaysWhoSlowsItAndUntilWhen(Console console) {
        var organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("slowed", "shopify", 100);
        service.report("slowed", 10);
        String until =
                Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS).toString();
        service.post("/syncs/slowed/heartbeat", """
                {"state": "throttled", "reason": "Shopify answered 429", "until": "%s"}
                """.formatted(until));
        Board board = console.boardOf(organisation.admin);
        board.shows("slowed", "Throttled");
        assertThat(board.row("slowed")).containsText("Shopify answered 429");
        assertThat(board.row("slowed")).containsText(Pattern.compile("resumes \\d\\d:\\d\\d:\\d\\d"));
    }

    @Test
    void aGrownTotalIsSaid(Console console) {
        var organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("growing", "shopify", 1_200);
        service.report("growing", 600);
        Board board = console.boardOf(organisation.admin);
        board.counts("growing", "600");
        service.post("/syncs/growing/progress", """
                {"sequence": 100, "processed": 610, "total": 1450}
                """);
        assertThat(board.row("growing")).containsText("total grew 1,200 → 1,450");
    }

    @Test
    void anUnknownTotalInventsNoPercentage(Console console) {
        var organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.post("/syncs", """
                {"syncId": "endless", "entityType": "order", "sourceSystem": "odoo"}
                """);
        service.report("endless", 77);
        Board board = console.boardOf(organisation.admin);
        board.counts("endless", "77");
        Locator bar = board.row("endless").getByRole(AriaRole.PROGRESSBAR);
        assertThat(bar).hasAttribute("aria-valuetext", "77 done, total unknown");
        assertThat(board.row("endless").locator(".percent")).hasText("");
        assertThat(board.row("endless").locator(".c-eta")).containsText("no total");
    }

    @Test
    void failedItemsAreToldApart(Console console) {
        var organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("partly", "woocommerce", 100);
        service.post("/syncs/partly/progress", """
                {"sequence": 1, "processed": 40, "failed": 10}
                """);
        Board board = console.boardOf(organisation.admin);
        assertThat(board.row("partly").locator(".failed")).hasText("10 failed");
        assertThat(board.row("partly").locator(".percent")).hasText("50 %");
    }

    @Test
    void speedAndTimeLeftAreNotInventedAtTheStart(Console console) {
        var organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("young", "shopify", 100_000);
        Board board = console.boardOf(organisation.admin);
        assertThat(board.row("young").locator(".rate")).hasText("—");
        service.report("young", 3);
        assertThat(board.row("young").locator(".c-eta")).containsText("calibrating");
    }
}
