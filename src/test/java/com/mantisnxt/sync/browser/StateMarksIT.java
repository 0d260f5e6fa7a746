package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What states look like: a shape, a colour and a word each, for eyes of every kind. */
@BrowserTest
class StateMarksIT {

    private static final String ENDED = "now()";

    private static final Map<String, Map<String, String>> ROWS = Map.ofEntries(
            Map.entry("running", Map.of()),
            Map.entry("throttled", Map.of("worker_state", "'throttled'")),
            Map.entry("slow", Map.of("speed_items_per_min", "5", "elapsed_seconds", "100")),
            Map.entry("stalled", Map.of("worker_until", "null", "heartbeat_at", "now() - interval '5 minutes'")),
            Map.entry("paused", Map.of("status", "'paused'")),
            Map.entry("queued", Map.of("status", "'pending'")),
            Map.entry("done", Map.of("status", "'completed'", "completed_at", ENDED)),
            Map.entry("errors", Map.of("status", "'completed_with_errors'", "completed_at", ENDED)),
            Map.entry("failed", Map.of("status", "'failed'", "completed_at", ENDED)),
            Map.entry("cancelled", Map.of("status", "'cancelled'", "completed_at", ENDED)),
            Map.entry("timeout", Map.of("status", "'timeout'", "completed_at", ENDED)),
            Map.entry("pausing", Map.of()),
            Map.entry("resuming", Map.of("status", "'paused'")),
            Map.entry("cancelling", Map.of()));

    /** Asked a moment before the board is opened: time enough to look, by the clock of their answer. */
    private static final String ASKED = """
            insert into sync_console.sync_command (org_id, sync_id, kind, requested_at, requested_by_name)
            values (?, ?, ?, now() + interval '1 minute', 'Ann')
            """;

    private static final Map<String, String> COLOURS = Map.ofEntries(
            Map.entry("running", "blue"),
            Map.entry("throttled", "amber"),
            Map.entry("slow", "amber"),
            Map.entry("stalled", "ink"),
            Map.entry("paused", "violet"),
            Map.entry("queued", "grey"),
            Map.entry("done", "green"),
            Map.entry("errors", "orange"),
            Map.entry("failed", "red"),
            Map.entry("cancelled", "grey"),
            Map.entry("timeout", "red"),
            Map.entry("pausing", "violet"),
            Map.entry("resuming", "blue"),
            Map.entry("cancelling", "grey"));

    private static final String LOOKS = """
        rows => rows.map(row => ({
          id: row.querySelector('.sid').textContent,
          state: row.dataset.s,
          word: row.querySelector('.word').textContent,
          shape: row.querySelector('.mark path').getAttribute('d'),
          colour: getComputedStyle(row.querySelector('.c-status')).color,
          bar: getComputedStyle(row.querySelector('.bar')).backgroundImage,
          frame: getComputedStyle(row.querySelector('.bar')).outlineStyle
        }))
        """;

    private static final String COLOUR = """
        (board, name) => {
          const probe = document.createElement('i');
          probe.style.color = `var(--sc-${name})`;
          board.shadowRoot.append(probe);
          const colour = getComputedStyle(probe).color;
          probe.remove();
          return colour;
        }
        """;

    private static final String MOVING = """
        () => {
          const roots = [document, ...[...document.querySelectorAll('*')]
            .filter(host => /^(sync|status|speed|relative|live)-/.test(host.localName) && host.shadowRoot)
            .map(host => host.shadowRoot)];
          const longest = times => Math.max(...times.split(',').map(parseFloat));
          return roots.flatMap(root => [...root.querySelectorAll('*')]).filter(element => {
            const style = getComputedStyle(element);
            const moves = style.animationName !== 'none' && longest(style.animationDuration) > 0.001;
            return moves || longest(style.transitionDuration) > 0.001;
          }).map(element => element.localName + '.' + element.className);
        }
        """;

    @Test
    void eachStateHasAShapeAColourAndAWord(Console console) {
        Page page = pageOfAll(console, new Browser.NewContextOptions());
        List<Map<String, String>> looks = looks(page);
        assertThat(looks).allSatisfy(look -> {
            assertThat(look.get("state")).isEqualTo(look.get("id"));
            assertThat(look.get("colour")).as(look.get("id")).isEqualTo(colour(page, COLOURS.get(look.get("id"))));
        });
        assertThat(looks).extracting(look -> look.get("shape")).doesNotHaveDuplicates();
        assertThat(looks).extracting(look -> look.get("word")).doesNotHaveDuplicates();
        assertThat(COLOURS.values().stream().distinct().map(name -> colour(page, name)))
                .as("colours that are told apart")
                .doesNotHaveDuplicates();
    }

    @Test
    void onlyWhatIsStalledIsHatched(Console console) {
        List<Map<String, String>> looks = looks(pageOfAll(console, new Browser.NewContextOptions()));
        assertThat(looks.stream()
                        .filter(look -> look.get("bar").contains("repeating-linear-gradient"))
                        .map(look -> look.get("id")))
                .containsExactly("stalled");
    }

    @Test
    void withForcedColoursBarsKeepTheirFillAndGetAFrame(Console console) {
        var forced = new Browser.NewContextOptions().setForcedColors(ForcedColors.ACTIVE);
        Page page = pageOfAll(console, forced);
        assertThat(page.evaluate("matchMedia('(forced-colors: active)').matches"))
                .isEqualTo(true);
        assertThat(looks(page)).allSatisfy(look -> {
            assertThat(look.get("bar")).as(look.get("id")).contains("linear-gradient");
            assertThat(look.get("frame")).as(look.get("id")).isEqualTo("solid");
        });
        assertThat(looks(pageOfAll(console, new Browser.NewContextOptions())))
                .extracting(look -> look.get("frame"))
                .containsOnly("none");
    }

    @Test
    void whoWantsNoMotionGetsNone(Console console) {
        var still = new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE);
        Page page = pageOfAll(console, still);
        assertThat((List<?>) page.evaluate(MOVING)).isEmpty();
    }

    private static Page pageOfAll(Console console, Browser.NewContextOptions options) {
        OrganisationFixture organisation = console.newOrganisation();
        WrittenRows rows = new WrittenRows(organisation);
        ROWS.forEach((state, values) -> {
            Map<String, String> all = new HashMap<>(values);
            all.put("processed_count", "500");
            rows.add(state, all);
        });
        try (Session service = TestServer.POSTGRES_18.shared().asApplication(organisation.id.value())) {
            Map.of("pausing", "pause", "resuming", "resume", "cancelling", "cancel")
                    .forEach((sync, kind) -> service.run(ASKED, organisation.id.value(), sync, kind));
        }
        Board board = Board.in(console.pageOf(organisation.admin, options.setViewportSize(1_500, 1_000)));
        assertThat(board.rows()).hasCount(ROWS.size());
        return board.page();
    }

    private static List<Map<String, String>> looks(Page page) {
        List<?> looks = (List<?>) page.locator("sync-board .row").evaluateAll(LOOKS);
        assertThat(looks).hasSize(ROWS.size());
        return looks.stream()
                .map(look -> ((Map<?, ?>) look)
                        .entrySet().stream()
                                .collect(Collectors.toMap(
                                        entry -> String.valueOf(entry.getKey()),
                                        entry -> String.valueOf(entry.getValue()))))
                .toList();
    }

    private static String colour(Page page, String name) {
        return String.valueOf(page.locator("sync-board").evaluate(COLOUR, name));
    }
}
