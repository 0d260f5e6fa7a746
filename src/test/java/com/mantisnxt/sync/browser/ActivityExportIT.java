package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.activity.LoggedEvents;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@BrowserTest
class ActivityExportIT {

    @Test
    void whatMatchesIsTakenAsAFileAfterItsNumberWasSaid(Console console) throws IOException {
        OrganisationFixture organisation = console.newOrganisation();
        LoggedEvents events = eventsOf(organisation);
        events.addMany(12_000, Instant.now().minusSeconds(10));
        events.add(Instant.now(), Map.of("status", "failed", "message", "=1+1"), "=cmd()");
        eventsOf(console.newOrganisation()).add(Instant.now(), "failed", "order", "of somebody else");
        Page page = console.pageOf(organisation.person(Role.SUPPORT));
        page.navigate("/activity?status=failed");
        item(page, "Export…").click();
        Locator dialog = page.locator("vaadin-dialog[opened]");
        assertThat(dialog).containsText("121 events, newest first, until");
        assertThat(dialog).containsText("status:failed");
        console.photograph("activity-export");
        List<String> csv =
                lines(page.waitForDownload(() -> link(page, "Take as CSV").click()));
        Assertions.assertThat(csv).hasSize(122).noneMatch(line -> line.contains("somebody else"));
        Assertions.assertThat(csv.getFirst()).startsWith("\uFEFFid,at,status,action,entityType");
        Assertions.assertThat(csv.get(1)).contains("'=1+1").contains("'=cmd()");
        assertThat(dialog).containsText("All 121 events are written.");
        List<String> json =
                lines(page.waitForDownload(() -> link(page, "Take as NDJSON").click()));
        Assertions.assertThat(json).hasSize(121).allMatch(line -> line.startsWith("{\"id\":"));
        page.keyboard().press("Escape");
        assertThat(dialog).hasCount(0);
    }

    @Test
    void toStopLeavesNoFileThatLooksWhole(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        eventsOf(organisation).addMany(400_000, Instant.now().minusSeconds(10));
        Page page = console.pageOf(organisation.admin);
        page.navigate("/activity?last=30d");
        item(page, "Export…").click();
        Download download = page.waitForDownload(() -> link(page, "Take as CSV").click());
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Stop").setExact(true))
                .click();
        Assertions.assertThat(download.failure()).isNotNull();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            try (Session session = TestServer.POSTGRES_18.shared().asApplication(organisation.id.value())) {
                Assertions.assertThat(session.values(
                                String.class,
                                "select details ->> 'reason' from sync_console.audit_event"
                                        + " where action = 'activity_export_broken_off'"))
                        .containsExactly("export_cancelled");
            }
        });
    }

    private static LoggedEvents eventsOf(OrganisationFixture organisation) {
        return new LoggedEvents(TestServer.POSTGRES_18.shared(), organisation.id.value());
    }

    private static Locator item(Page page, String name) {
        return page.locator("vaadin-menu-bar-button", new Page.LocatorOptions().setHasText(name));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static List<String> lines(Download download) throws IOException {
        return Files.readAllLines(download.path());
    }
}
