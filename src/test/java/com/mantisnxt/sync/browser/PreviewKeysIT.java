package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A preview read and decided on without a mouse, and taken home as a file. */
@BrowserTest
class PreviewKeysIT {

    @Test
    void itemsAreReachedMarkedAndTakenOutByKeysAlone(Console console) {
        Page page = aPreview(console, 300);
        press(page, "j");
        isOn(page, "Lamp 0");
        press(page, "j", "j", "k");
        isOn(page, "Lamp 1");
        press(page, "x");
        assertThat(bar(page)).containsText("1 of 300 marked");
        press(page, "j", "j", "j", "Shift+X");
        assertThat(bar(page)).containsText("4 of 300 marked");
        assertThat(row(page, "Lamp 4").locator("input")).isChecked();
        isOn(page, "Lamp 4");

        button(page, "Take out…").click();
        page.locator("vaadin-confirm-dialog textarea").fill("Not this season");
        button(page, "Take out").click();
        assertThat(page.locator(".preview-approve")).hasText("Approve 296 changes…");
        assertThat(bar(page)).containsText("Matching 300");
        assertThat(row(page, "Lamp 1")).containsText("taken out");
        press(page, "j");
        isOn(page, "Lamp 5");
    }

    @Test
    void enterOpensEscClosesAndTheRowIsStillFocused(Console console) {
        Page page = aPreview(console, 30);
        press(page, "j", "j", "Enter");
        assertThat(page.locator(".item-panel h2")).hasText("Lamp 1");
        press(page, "Escape");
        assertThat(page.locator(".item-panel")).hasCount(0);
        isOn(page, "Lamp 1");
    }

    @Test
    void allThatMatchTheFilterAreMarkedAndWhatOneWritesIsNoCommand(Console console) {
        Page page = aPreview(console, 300);
        press(page, "/");
        page.keyboard().type("lamp 2");
        assertThat(bar(page)).containsText("Matching 111");
        page.keyboard().type("x*a");
        assertThat(bar(page)).containsText("Matching 0");
        page.locator(".plan-filters input").first().fill("lamp 2");
        assertThat(bar(page)).containsText("Matching 111");
        page.locator(".plan-filters input").first().blur();
        press(page, "*", "a");
        assertThat(bar(page)).containsText("111 of 111 marked");
        row(page, "Lamp 20").locator("input").click();
        assertThat(bar(page)).containsText("110 of 111 marked");
        page.waitForURL(address -> address.contains("marks=all") && address.contains("but=20"));
        page.reload();
        assertThat(bar(page)).containsText("110 of 111 marked");
        assertThat(row(page, "Lamp 20").locator("input")).not().isChecked();
        button(page, "Take out…").click();
        page.locator("vaadin-confirm-dialog textarea").fill("All but one");
        button(page, "Take out").click();
        assertThat(page.locator(".preview-approve")).hasText("Approve 190 changes…");
        press(page, "*", "a");
        assertThat(bar(page)).containsText("111 of 111 marked");
        press(page, "*", "n");
        assertThat(bar(page)).containsText("Matching 111");
        press(page, "?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Mark all rows that match");
    }

    @Test
    void whatMatchesIsTakenHomeAsAFile(Console console) throws IOException {
        Page page = aPreview(console, 300);
        page.locator(".plan-filters input").first().fill("lamp 2");
        assertThat(bar(page)).containsText("Matching 111");
        button(page, "Export…").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("The 111 items that match");
        Assertions.assertThat(lines(page, "csv"))
                .hasSize(112)
                .anyMatch(line -> line.contains(",new,L-000020,Lamp 20,"));
        Assertions.assertThat(lines(page, "ndjson")).hasSize(111);
    }

    @Test
    void recordsThatMoveWhileThePageIsOpenAreCountedAndAskedForAnew(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        UUID connection = console.newConnection(organisation, lamps(30));
        Page page = compute(console, organisation, connection);
        page.locator(".preview-approve").click();
        button(page, "Approve 30 changes").click();
        assertThat(page.locator(".preview-state")).hasText("Applied", patiently());
        console.replaceFile(organisation, connection, lamps(20));
        button(page, "Refresh").click();
        assertThat(page.locator(".preview-state")).hasText("Waits for a decision", patiently());
        assertThat(row(page, "Lamp 20")).isVisible();
        assertThat(page.locator(".preview-age:visible")).hasCount(0);

        try (Session session = TestServer.POSTGRES_18.shared().asApplication(organisation.id.value())) {
            session.run("update sync_console.record set version = 7 where external_id in ('L-000029', 'L-000003')");
        }
        console.newService(organisation).start("another", "shopify", 100);
        assertThat(page.locator(".preview-age"))
                .containsText("Of our records 1 have changed since", PreviewPages.slowly());
        String old = page.url();
        button(page, "Refresh").click();
        page.waitForURL(url -> !url.equals(old));
        assertThat(page.locator(".preview-state")).hasText("Waits for a decision", patiently());
        assertThat(page.locator(".preview-age:visible")).hasCount(0);
        page.navigate(old);
        assertThat(page.locator(".preview-state")).hasText("Superseded");
    }

    private static List<String> lines(Page page, String format) throws IOException {
        Download file = page.waitForDownload(
                () -> page.locator("[data-format=" + format + "]").click());
        Assertions.assertThat(file.suggestedFilename()).endsWith("." + format);
        return Files.readAllLines(file.path());
    }

    private static Page aPreview(Console console, int items) {
        OrganisationFixture organisation = console.newOrganisation();
        return compute(console, organisation, console.newConnection(organisation, lamps(items)));
    }

    private static String lamps(int items) {
        return IntStream.range(0, items)
                .mapToObj(i -> "{\"sku\":\"L-%06d\",\"name\":\"Lamp %d\"}\n".formatted(i, i))
                .collect(Collectors.joining());
    }

    private static Page compute(Console console, OrganisationFixture organisation, UUID connection) {
        Page page = console.pageOf(organisation.admin);
        page.navigate("/previews?connection=" + connection);
        button(page, "Compute").click();
        page.waitForURL(Pattern.compile(".*/previews/[0-9a-f-]{36}.*"));
        assertThat(page.locator(".preview-approve"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        assertThat(row(page, "Lamp 0")).isVisible();
        return page;
    }

    private static LocatorAssertions.HasTextOptions patiently() {
        return new LocatorAssertions.HasTextOptions().setTimeout(60_000);
    }

    private static void press(Page page, String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** Waits until the keyboard is on this row: the cell that has it is in the grid's shadow, its content is not. */
    private static void isOn(Page page, String name) {
        page.waitForFunction("""
                name => document.querySelector('.item-list vaadin-grid')?.shadowRoot.activeElement
                    ?.querySelector('slot')?.assignedElements()[0]?.querySelector('b')?.textContent === name
                """, name);
    }

    private static Locator bar(Page page) {
        return page.locator(".plan-bulk");
    }

    private static Locator row(Page page, String name) {
        return page.locator(".plan-row:visible")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("b").getByText(name, new Locator.GetByTextOptions().setExact(true))));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
