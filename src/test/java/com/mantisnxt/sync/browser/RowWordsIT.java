package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a row says of a sync that has been at work for a while, to the eye, to the pointer and read aloud. */
@BrowserTest
class RowWordsIT {

    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final Duration LEFT = Duration.ofMinutes(4);
    private static final String STYLE = "(bar, name) => bar.style.getPropertyValue(name)";

    private static final Map<String, String> AT_WORK = Map.ofEntries(
            Map.entry("total_items", "2000000"),
            Map.entry("processed_count", "1240000"),
            Map.entry("failed_count", "20"),
            Map.entry("speed_items_per_min", "5210.4"),
            Map.entry("eta_seconds", "240"),
            Map.entry("eta_low", "200"),
            Map.entry("eta_high", "300"),
            Map.entry("rate_samples", "array[100,200,400]::real[]"),
            Map.entry("sample_count", "3"),
            Map.entry("started_at", "date_trunc('second', now()) - interval '6 minutes 41 seconds'"),
            Map.entry("heartbeat_at", "date_trunc('second', now()) - interval '25 seconds'"),
            Map.entry("elapsed_seconds", "376"),
            Map.entry("batch_number", "1234"),
            Map.entry("attempt", "2"),
            Map.entry("started_by", "'Night import'"));

    @Test
    void aRowSaysHowFarHowFastHowLongStillAndWhoStartedIt(Console console) {
        Locator row = atWork(console);
        assertThat(row.locator(".count")).hasText("1.24M / 2.00M");
        assertThat(row.locator(".failed")).hasText("20 failed");
        assertThat(row.locator(".percent")).hasText("62 %");
        assertThat(row.locator(".rate")).hasText("5,210/min");
        assertThat(row.locator(".spark .line")).hasAttribute("d", Pattern.compile("^M[^ML]+L[^ML]+L[^ML]+$"));
        assertThat(row.locator(".c-eta b")).hasText("3–5 min");
        assertThat(row.locator(".c-elapsed")).hasText(Pattern.compile("(6 m [45]\\d|7 m \\d\\d) s"));
        assertThat(row.locator(".c-heartbeat")).hasText(Pattern.compile("([2-5]\\d s|1 m) ago"));
        assertThat(row.locator(".c-batch")).hasText("1,234attempt 2");
        assertThat(row.locator(".c-by")).hasText("Night import");
    }

    @Test
    void whenItWillBeDoneIsToldByTheServersClock(Console console) {
        Instant before = Instant.now();
        Locator row = atWork(console);
        assertThat(row.locator(".c-eta .second")).hasText(Pattern.compile("about \\d\\d:\\d\\d"));
        assertThat(row.locator(".c-eta .second").textContent())
                .isIn(each(MINUTE, before.plus(LEFT), Instant.now().plus(LEFT))
                        .map(time -> "about " + time)
                        .toList());
    }

    @Test
    void theBarIsReadAloudWithTheTimeLeft(Console console) {
        Locator bar = atWork(console).getByRole(AriaRole.PROGRESSBAR);
        assertThat(bar).hasAttribute("aria-valuenow", "62");
        assertThat(bar).hasAttribute("aria-valuetext", "62 %, about 4 minutes left");
        assertThat(bar).hasAttribute("aria-label", "long-run");
    }

    @Test
    void thePointerGetsExactFiguresAndTimesWithTheirZone(Console console) {
        Instant before = Instant.now();
        Locator row = atWork(console);
        row.hover();
        assertThat(row.locator(".c-sync")).hasAttribute("title", "Shopify · Product · long-run");
        assertThat(row.locator(".figures")).hasAttribute("title", "1,240,000 processed, 20 failed, of 2,000,000");
        assertThat(row.locator(".c-speed")).hasAttribute("title", "5,210 /min");
        assertThat(row.locator(".c-by")).hasAttribute("title", "Night import");
        Matcher end = stamp(row.locator(".c-eta"));
        assertThat(end.group("time"))
                .isIn(each(SECOND, before.plus(LEFT), Instant.now().plus(LEFT)).toList());
        Matcher heard = stamp(row.locator(".c-heartbeat"));
        assertThat(heard.group("time"))
                .isIn(each(SECOND, before.minusSeconds(26), Instant.now().minusSeconds(25))
                        .toList());
    }

    /**
     * The browser's own clock stands and then goes on by itself, in no time: the server has nothing to tell meanwhile.
     * Not for long, or the page would take its connection for lost.
     */
    @Test
    void timesTickBetweenUpdates(Console console) {
        Locator row = atWork(console);
        Page page = row.page();
        page.clock().pauseAt(((Number) page.evaluate("Date.now() + 500")).longValue());
        int before = seconds(row.locator(".c-elapsed").textContent());
        page.clock().runFor(1_500);
        assertThat(seconds(row.locator(".c-elapsed").textContent())).isGreaterThan(before);
    }

    @Test
    void theBarDoesNotGoBackWhenTheTotalGrows(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("growing", "shopify", 1_000);
        service.report("growing", 600);
        Board board = console.boardOf(organisation.admin);
        Locator row = board.row("growing");
        assertThat(row.locator(".percent")).hasText("60 %");
        service.post("/syncs/growing/progress", "{\"sequence\": 50, \"processed\": 620, \"total\": 2000}");
        assertThat(row.locator(".percent")).hasText("31 %");
        Locator bar = row.getByRole(AriaRole.PROGRESSBAR);
        assertThat(bar.evaluate(STYLE, "--ok")).isEqualTo("31.0%");
        assertThat(bar.evaluate(STYLE, "--held")).as("as far as it ever was").isEqualTo("60.0%");
        assertThat(bar).hasAttribute("aria-valuenow", "31");
    }

    @Test
    void theFiguresAboveAddUpSpeedsAndCountTheStalled(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        WrittenRows rows = new WrittenRows(organisation);
        rows.add("fast", Map.of("speed_items_per_min", "1600"));
        rows.add("slower", Map.of("speed_items_per_min", "300.4"));
        rows.add(
                "dead",
                Map.of(
                        "speed_items_per_min",
                        "50",
                        "worker_until",
                        "null",
                        "heartbeat_at",
                        "now() - interval '5 minutes'"));
        Board board = console.boardOf(organisation.admin);
        assertThat(board.figure("running").locator("b")).hasText("2");
        assertThat(board.figure("stalled").locator("b")).hasText("1");
        Locator rate = board.page().locator("sync-kpis .rate");
        assertThat(rate.locator("b")).hasText("1,900");
        assertThat(rate.locator("path.line")).hasAttribute("d", Pattern.compile("^M[^ML]+(L[^ML]+){2,}$"));
        rows.update("dead", "processed_count = 1");
        assertThat(board.figure("stalled").locator("b")).hasText("0");
        assertThat(board.figure("running").locator("b")).hasText("3");
    }

    /** On a screen that is wide enough for all of it, whose clock is three hours fast. */
    private static Locator atWork(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        new WrittenRows(organisation).add("long-run", AT_WORK);
        var wide = new Browser.NewContextOptions().setViewportSize(1_900, 900);
        Page page = console.pageOf(organisation.admin, wide);
        Date fast = Date.from(Instant.now().plus(Duration.ofHours(3)));
        page.clock().install(new Clock.InstallOptions().setTime(fast));
        Board board = Board.in(page);
        board.shows("long-run", "Running");
        return board.row("long-run");
    }

    private static Matcher stamp(Locator cell) {
        assertThat(cell).hasAttribute("title", Pattern.compile("GMT\\+\\d"));
        Matcher stamp = Pattern.compile("\\w{3} \\d{1,2}, \\d{4}, (?<time>\\d\\d:\\d\\d:\\d\\d) GMT\\+[23]")
                .matcher(cell.getAttribute("title"));
        assertThat(stamp.matches()).as(cell.getAttribute("title")).isTrue();
        return stamp;
    }

    /** What a clock in Kyiv says from then to then, also where a day ends between. */
    private static Stream<String> each(DateTimeFormatter format, Instant from, Instant to) {
        return Stream.iterate(
                        from.truncatedTo(ChronoUnit.SECONDS),
                        moment -> !moment.isAfter(to),
                        moment -> moment.plusSeconds(1))
                .map(moment -> format.format(moment.atZone(KYIV)))
                .distinct();
    }

    /** Of a duration like "6 m 41 s". */
    private static int seconds(String duration) {
        Matcher parts = Pattern.compile("(\\d+) m (\\d\\d) s").matcher(duration);
        assertThat(parts.matches()).as(duration).isTrue();
        return Integer.parseInt(parts.group(1)) * 60 + Integer.parseInt(parts.group(2));
    }
}
