package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Nothing is painted into a tab that nobody sees, and one that is seen again shows what is. */
@BrowserTest
class HiddenTabIT {

    private static final String TURN = """
            hidden => {
              Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
              document.dispatchEvent(new Event('visibilitychange'));
            }
            """;
    private static final String COUNT_PAINTS = """
            () => {
              const board = document.querySelector('sync-board');
              const paint = board.paint.bind(board);
              window.paints = 0;
              board.paint = message => { window.paints += 1; paint(message); };
            }
            """;

    @Test
    void aHiddenTabGetsNoPaintsAndTheLatestWhenItIsSeenAgain(Console console) {
        var organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("unseen", "shopify", 10_000);
        Board hidden = console.boardOf(organisation.admin);
        Board seen = console.boardOf(organisation.admin);
        Page page = hidden.page();
        assertThat(hidden.row("unseen")).isVisible();
        page.evaluate(COUNT_PAINTS);
        service.report("unseen", 1_000);
        assertThat(hidden.row("unseen")).containsText("1,000");
        assertThat(paints(page)).isPositive();

        page.evaluate(TURN, true);
        // what was on its way when the tab was hidden
        service.report("unseen", 2_000);
        assertThat(seen.row("unseen")).containsText("2,000");
        page.evaluate("() => { window.paints = 0; }");
        for (int processed = 3_000; processed <= 6_000; processed += 1_000) {
            service.report("unseen", processed);
            assertThat(seen.row("unseen")).containsText("%,d".formatted(processed));
        }
        assertThat(paints(page)).isZero();

        page.evaluate(TURN, false);
        assertThat(hidden.row("unseen")).containsText("6,000");
    }

    private static int paints(Page page) {
        return ((Number) page.evaluate("window.paints")).intValue();
    }
}
