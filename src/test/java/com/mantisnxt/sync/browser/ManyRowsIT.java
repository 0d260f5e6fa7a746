package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** A board of 1,200 syncs that are all under way. */
@BrowserTest
class ManyRowsIT {

    private static final int SYNCS = 1_200;
    /** A screen, a few more on either side, and the one that has the focus. */
    private static final int MOST_ROWS = 40;

    @Test
    void theLastOfManyIsReachedAndLives(Console console) {
        WrittenRows rows = new WrittenRows(console.newOrganisation());
        Board board = boardOfMany(console, rows);
        Locator scroller = board.page().locator("sync-board .scroller");
        for (int part = 1; part <= 4; part++) {
            scroller.evaluate("(scroller, part) => scroller.scrollTop = scroller.scrollHeight * part / 4", part);
            assertThat(board.row(name(Math.min(SYNCS, part * SYNCS / 4 + 5)))).isVisible();
            assertThat(board.page().locator("sync-board .row").count()).isLessThan(MOST_ROWS);
        }
        // so many that it is not slow, which would take it to the top
        rows.update(name(SYNCS), "processed_count = 900");
        board.counts(name(SYNCS), "900");
        board.misses(name(1));
    }

    @Test
    void theKeyboardLeadsBeyondWhatIsLoaded(Console console) {
        Board board = boardOfMany(console, new WrittenRows(console.newOrganisation()));
        board.page().keyboard().press("j");
        focused(board, 1);
        board.page().keyboard().press("End");
        focused(board, SYNCS);
        board.page().keyboard().press("k");
        focused(board, SYNCS - 1);
        board.page().keyboard().press("Home");
        focused(board, 1);
        for (int i = 0; i < 120; i++) {
            board.page().keyboard().press("j");
        }
        assertThat(board.page().locator("sync-board .row:focus")).hasCount(1);
        int reached = Integer.parseInt(
                board.page().locator("sync-board .row:focus .sid").textContent().replace("many-", ""));
        assertThat(reached).as("a key while rows are fetched may wait for them").isGreaterThan(60);
        assertThat(board.page().locator("sync-board .row").count()).isLessThan(MOST_ROWS);
    }

    private static Board boardOfMany(Console console, WrittenRows rows) {
        rows.addMany("many", SYNCS);
        Board board = console.boardOf(rows.organisation().admin);
        assertThat(board.page().locator("sync-board .board")).hasAttribute("aria-rowcount", String.valueOf(SYNCS + 1));
        assertThat(board.row(name(1))).isVisible();
        return board;
    }

    private static void focused(Board board, int number) {
        assertThat(board.page().locator("sync-board .row:focus .sid")).hasText(name(number));
        assertThat(board.row(name(number))).hasAttribute("aria-rowindex", String.valueOf(number + 1));
    }

    private static String name(int number) {
        return "many-%04d".formatted(number);
    }
}
