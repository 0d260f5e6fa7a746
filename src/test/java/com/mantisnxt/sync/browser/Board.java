package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The live board on a page, in the words of somebody who looks at it. */
final class Board {

    private final Page page;

    private Board(Page page) {
        this.page = page;
    }

    /** Opens the board and waits until the server has painted it. */
    static Board in(Page page) {
        return in(page, "/");
    }

    static Board in(Page page, String address) {
        page.navigate(address);
        Board board = new Board(page);
        assertThat(board.freshness()).containsText("Live");
        return board;
    }

    Page page() {
        return page;
    }

    Locator row(String syncId) {
        return page.locator("sync-board .row")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".sid").getByText(syncId, new Locator.GetByTextOptions().setExact(true))));
    }

    Locator rows() {
        return page.locator("sync-board .row:visible");
    }

    void shows(String syncId, String word) {
        assertThat(row(syncId).locator(".word")).hasText(word);
    }

    /** The processed items in the row, as they are written. */
    void counts(String syncId, String processed) {
        assertThat(row(syncId).locator(".count > span").first()).hasText(processed);
    }

    void misses(String syncId) {
        assertThat(row(syncId)).hasCount(0);
    }

    Locator freshness() {
        return page.locator("sync-freshness .whole");
    }

    Locator figure(String kpi) {
        return page.locator("sync-kpis button[data-kpi='" + kpi + "']");
    }

    Locator chip(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name + "\\b")));
    }

    Locator search() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Find a sync"));
    }

    Locator drawer() {
        return page.getByRole(
                AriaRole.COMPLEMENTARY,
                new Page.GetByRoleOptions().setName("Sync").setExact(true));
    }

    Locator act(String name) {
        return drawer().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    /** The address, apart from the host. */
    void isAt(String address) {
        assertThat(page).hasURL(address);
    }
}
