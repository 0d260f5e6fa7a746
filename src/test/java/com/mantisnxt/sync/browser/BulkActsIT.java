package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.KeyboardModifier;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Rows of the board are marked by keys and by mouse, and asked together. */
@BrowserTest
class BulkActsIT {

    @Test
    void xMarksShiftXReachesAndManyArePaused(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        SyncService service = services(console, organisation, 4);
        Board board = Board.in(console.pageOf(organisation.person(Role.OPERATOR)));
        Page page = board.page();
        board.shows("many-3", "Running");
        page.keyboard().press("j");
        page.keyboard().press("x");
        assertThat(bar(page)).containsText("1 selected");
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("Shift+X");
        assertThat(bar(page)).containsText("3 selected");
        assertThat(page.locator("sync-board .row[data-marked]")).hasCount(3);
        page.keyboard().press("Space");
        assertThat(bar(page)).containsText("2 selected");
        Locator box = board.row("many-0").locator(".tick");
        boolean was = box.isChecked();
        box.click();
        assertThat(box).isChecked(new LocatorAssertions.IsCheckedOptions().setChecked(!was));
        assertThat(board.drawer()).not().isVisible();
        page.keyboard().press("*");
        page.keyboard().press("a");
        assertThat(bar(page)).containsText("All 4 that match are selected");
        act(page, "Pause").click();
        assertThat(bar(page)).not().isVisible();
        assertThat(page.locator(".bulk-line")).containsText("4 asked");
        board.shows("many-0", "Pausing…");
        board.shows("many-3", "Pausing…");
        for (int i = 0; i < 4; i++) {
            Assertions.assertThat(service.commands("many-" + i)).containsExactly("pause");
            service.obey("many-" + i);
        }
        board.shows("many-2", "Paused");
        page.locator(".bulk-line a").click();
        assertThat(page.locator(".bulk-about")).containsText("Pause 4 syncs");
        assertThat(page.locator(".bulk-outcome:visible")).hasCount(4);
    }

    @Test
    void shiftClickReachesAndEscapeLeaves(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        services(console, organisation, 5);
        Board board = Board.in(console.pageOf(organisation.person(Role.OPERATOR)));
        Page page = board.page();
        board.shows("many-4", "Running");
        assertThat(page.locator("sync-board .tick").first()).isHidden();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Select").setExact(true))
                .click();
        tick(page, 1).click();
        tick(page, 4).click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
        assertThat(bar(page)).containsText("4 selected");
        page.keyboard().press("Escape");
        assertThat(bar(page)).not().isVisible();
        assertThat(page.locator("sync-board .row[data-marked]")).hasCount(0);
    }

    @Test
    void supportMarksNothing(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        services(console, organisation, 2);
        Board board = Board.in(console.pageOf(organisation.person(Role.SUPPORT)));
        board.shows("many-1", "Running");
        assertThat(board.page()
                        .getByRole(
                                AriaRole.BUTTON,
                                new Page.GetByRoleOptions().setName("Select").setExact(true)))
                .hasCount(0);
        board.page().keyboard().press("j");
        board.page().keyboard().press("x");
        board.page().keyboard().press("*");
        board.page().keyboard().press("a");
        assertThat(bar(board.page())).not().isVisible();
        assertThat(board.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start sync")))
                .hasCount(0);
    }

    @Test
    void aPhoneMarksCards(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        services(console, organisation, 3);
        Board board = Board.in(console.pageOf(
                organisation.person(Role.OPERATOR), new Browser.NewContextOptions().setViewportSize(390, 844)));
        Page page = board.page();
        board.shows("many-1", "Running");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Select").setExact(true))
                .click();
        tick(page, 0).click();
        assertThat(bar(page)).containsText("1 selected");
        assertThat(act(page, "Pause")).isVisible();
    }

    private static Locator tick(Page page, int index) {
        return page.locator("sync-board .row[aria-rowindex='" + (index + 2) + "'] .tick");
    }

    private static Locator bar(Page page) {
        return page.locator(".sc-marks");
    }

    private static Locator act(Page page, String name) {
        return bar(page).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private static SyncService services(Console console, OrganisationFixture organisation, int count) {
        SyncService service = console.newService(organisation);
        for (int i = 0; i < count; i++) {
            service.start("many-" + i, "shopify", 100);
            service.report("many-" + i, 10);
            service.commands("many-" + i);
        }
        return service;
    }
}
