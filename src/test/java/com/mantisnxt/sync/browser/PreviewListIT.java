package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.preview.StoredPreviews;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The list of previews in a real browser: none, one and many, wide and narrow; and what is decided from there. */
@BrowserTest
class PreviewListIT {

    private static final String LONG =
            "Großhandelskatalog der Niederlassung Südwest für Ersatzteile und Zubehör / كتالوج الجملة";

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void noneOneAndManyAreListedFilteredAndCounted(ColorScheme scheme, Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        Page page = console.pageOf(organisation.admin, new Browser.NewContextOptions().setColorScheme(scheme));
        page.navigate("/previews");
        assertThat(page.getByText("No previews")).isVisible();
        UUID connection = console.newConnection(organisation, lamps(0, 40, "10.00"));
        call(organisation, connection, LONG);
        PreviewPages.computeAndApply(page, connection, "Approve 40 changes");
        page.navigate("/previews");
        assertThat(page.locator("vaadin-grid")).containsText("Applied");
        console.replaceFile(organisation, connection, lamps(4, 30, "11.00") + lamps(30, 45, "10.00"));
        PreviewPages.compute(page, connection);
        assertThat(PreviewPages.state(page)).hasText("Waits for a decision", PreviewPages.patiently());
        var plain =
                new StoredPreviews(TestServer.POSTGRES_18.shared(), organisation.id.value(), organisation.admin.id());
        Instant now = Instant.now();
        for (int i = 0; i < 250; i++) {
            plain.add("{\"entity_type\": \"product\"}", now.minusSeconds(4_000 + i), now.minusSeconds(400));
        }
        plain.addMany(12_345);
        page.navigate("/previews");
        assertThat(page.locator("vaadin-grid")).containsText(LONG);
        assertThat(page.locator("vaadin-grid")).containsText("26");
        PreviewPages.photograph(page, "previews-" + scheme);
        noSeriousFault(page);
        page.locator(".previews-filters .sc-chip").last().click();
        page.waitForURL(Pattern.compile(".*show=waiting.*"));
        assertThat(page.locator("vaadin-grid .preview-state:visible")).hasCount(2);
        assertThat(page.locator("vaadin-app-layout nav, vaadin-app-layout").first())
                .containsText("2");
        page.setViewportSize(390, 800);
        PreviewPages.photograph(page, "previews-narrow-waiting-" + scheme);
        page.locator(".previews-filters .sc-chip").first().click();
        page.waitForURL(url -> !url.contains("show="));
        assertThat(page.locator(".preview-card").first()).isVisible();
        PreviewPages.photograph(page, "previews-narrow-" + scheme);
        Assertions.assertThat((Boolean)
                        page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void deletionsAreReachedAndAnApplyThatWasCutShortSaysWhatItCameTo(ColorScheme scheme, Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        UUID connection = console.newConnection(organisation, lamps(0, 60, "10.00"));
        Page page = console.pageOf(organisation.admin, new Browser.NewContextOptions().setColorScheme(scheme));
        PreviewPages.computeAndApply(page, connection, "Approve 60 changes");
        console.replaceFile(organisation, connection, lamps(10, 60, "14.00"));
        PreviewPages.compute(page, connection);
        assertThat(PreviewPages.chip(page, "Without deletions")).containsText("50", PreviewPages.slowly());
        PreviewPages.chip(page, "Deleted").click();
        assertThat(page.locator(".preview-deletions")).containsText("10 records would be deleted: 16.7 % of the 60");
        both(page, "plan-deletions-" + scheme);
        leaveAFieldAlone(page, scheme);
        PreviewPages.approve(page).click();
        page.getByLabel("Type 10 to delete that many records").fill("10");
        PreviewPages.button(page, "Approve 60 changes").click();
        assertThat(PreviewPages.state(page)).hasText("Applied", PreviewPages.patiently());
        assertThat(page.locator(".plan-result")).containsText("Planned");
        cutShort(organisation, page);
        page.reload();
        assertThat(PreviewPages.state(page)).hasText("Apply cancelled");
        assertThat(page.locator(".plan-result"))
                .hasText(Pattern.compile("Planned\\s+60\\s*Applied\\s+39\\s*Was so already\\s+0\\s*Drifted\\s+0"
                        + "\\s*Rejected\\s+1\\s*Open\\s+20"));
        both(page, "plan-cut-short-" + scheme);
        noSeriousFault(page);
        PreviewPages.chip(page, "Open").click();
        assertThat(page.locator(".plan-bulk")).containsText("Matching 20");
    }

    @Test
    void whileItIsComputedThePageShowsHowFarAndStopsIt(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        UUID connection = console.newConnection(organisation, lamps(0, 100_000, "10.00"));
        Page page = console.pageOf(organisation.admin);
        PreviewPages.compute(page, connection);
        assertThat(page.locator(".plan-progress progress")).isVisible();
        assertThat(page.locator(".plan-progress"))
                .containsText(Pattern.compile("[1-9][0-9,]* (of [0-9,]+ )?records read"));
        page.locator(".plan-progress vaadin-button").click();
        page.getByLabel("Reason").fill("not today");
        PreviewPages.button(page, "Stop computing").click();
        assertThat(PreviewPages.state(page)).hasText("Cancelled", PreviewPages.patiently());
        assertThat(page.locator(".plan-progress:visible")).hasCount(0);
    }

    private static void leaveAFieldAlone(Page page, ColorScheme scheme) {
        PreviewPages.chip(page, "Updated").click();
        assertThat(page.locator(".plan-bulk")).containsText("Matching 50");
        page.locator(".plan-bulk vaadin-checkbox input").click();
        PreviewPages.button(page, "Leave a field alone…").click();
        Locator field =
                page.locator("vaadin-dialog vaadin-combo-box input, vaadin-dialog-overlay vaadin-combo-box input");
        field.fill("price");
        page.locator("vaadin-combo-box-item").first().click();
        assertThat(page.getByText("Marked items that change it: 50.")).isVisible();
        both(page, "plan-leave-field-" + scheme);
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
    }

    /** As when somebody cancels it while the last items are open and one was rejected. */
    private static void cutShort(OrganisationFixture organisation, Page page) {
        UUID preview = UUID.fromString(page.url().replaceAll(".*previews/([0-9a-f-]{36}).*", "$1"));
        try (Session session = TestServer.POSTGRES_18.shared().asApplication(organisation.id.value())) {
            session.run(
                    "update sync_console.preview_outcome set outcome_code = 4, code = 'no', reason = 'No.' where preview_id = ? and position = 3",
                    preview);
            session.run("update sync_console.preview_plan set state_code = 4 where preview_id = ?", preview);
        }
        try (Session administrator = TestServer.POSTGRES_18.shared().asAdministrator()) {
            administrator.run(
                    "delete from sync_console.preview_outcome where preview_id = ? and position >= 40", preview);
        }
    }

    private static void call(OrganisationFixture organisation, UUID connection, String name) {
        try (Session session = TestServer.POSTGRES_18.shared().asApplication(organisation.id.value())) {
            session.run("update sync_console.connection set name = ? where id = ?", name, connection);
        }
    }

    private static void both(Page page, String name) {
        PreviewPages.photograph(page, name);
        page.setViewportSize(390, 800);
        PreviewPages.photograph(page, name + "-narrow");
        page.setViewportSize(1_280, 720);
    }

    private static void noSeriousFault(Page page) {
        var serious = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> "serious".equals(rule.getImpact()) || "critical".equals(rule.getImpact()))
                        .map(rule -> rule.getId() + ": " + rule.getNodes())
                        .toList();
        Assertions.assertThat(serious).isEmpty();
    }

    private static String lamps(int from, int to, String price) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"sku\":\"L-%06d\",\"name\":\"Lamp %d\",\"price\":\"%s\",\"stock\":5}\n"
                        .formatted(i, i, price))
                .collect(Collectors.joining());
    }
}
