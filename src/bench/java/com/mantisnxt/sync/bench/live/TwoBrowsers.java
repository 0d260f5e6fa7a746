package com.mantisnxt.sync.bench.live;

import com.google.gson.JsonObject;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.stage.BoardPage;
import com.mantisnxt.sync.bench.stage.Browsers;
import com.mantisnxt.sync.bench.stage.Console;
import com.mantisnxt.sync.bench.stage.Organisation;
import com.mantisnxt.sync.bench.stage.PollPage;
import com.mantisnxt.sync.bench.stage.Wire;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Two real browsers on a busy board: one sees the ticking syncs, and what comes to it is counted; the other sees those
 * that change their state. A third polls.
 */
final class TwoBrowsers {

    private static final long WARM_UP = 5_000;
    private static final long WATCHED = 45_000;
    /** Holds 30 rows. */
    private static final int TALL = 1_720;

    private final Console console;
    private final Organisation organisation;
    private final SteadyLoad load;

    TwoBrowsers(Console console, Organisation organisation, SteadyLoad load) {
        this.console = console;
        this.organisation = organisation;
        this.load = load;
    }

    void measure(Results results) throws Exception {
        try (Browsers browsers = new Browsers();
                Wire wire = new Wire(console.port());
                PollPage poll = new PollPage(console, organisation, 30)) {
            StateChanges changes = new StateChanges(console, organisation);
            Page ticks = browsers.newPage(1440, TALL);
            Page states = browsers.newPage(1440, 2_600);
            Page polling = browsers.newPage(1440, 900);
            BoardPage.open(ticks, wire.url(), organisation, "?q=" + SteadyLoad.PREFIX);
            BoardPage.open(states, console.url(), organisation, "?q=" + StateChanges.PREFIX);
            polling.navigate(poll.url());
            polling.waitForSelector(".row");
            Browsers.watchPixels(ticks, "sync-board");
            Browsers.watchPixels(states, "sync-board");
            Browsers.watchPixels(polling, "main");
            Traffic traffic = new Traffic(ticks, wire);
            CompletableFuture<Void> changing = CompletableFuture.runAsync(() -> changes.run(WARM_UP + WATCHED));
            ticks.waitForTimeout(WARM_UP);
            load.note(true);
            traffic.restart();
            long start = System.nanoTime();
            ticks.waitForTimeout(WATCHED);
            load.note(false);
            traffic.tell(results, (System.nanoTime() - start) / 1e9);
            changing.join();
            ticks.waitForTimeout(3_000);
            tell(results, ticks, polling);
            tellStates(results, changes, states);
        }
    }

    private void tell(Results results, Page ticks, Page polling) {
        double until = Commit.now();
        Delays board = Delays.between(load.commits(), Browsers.pixels(ticks), until);
        Delays poll = Delays.between(load.commits(), Browsers.pixels(polling), until);
        String what = "commit to pixel, 1000 syncs ticking, 50 viewers: ";
        String beside = "page that polls every 2 s";
        results.add(Row.of(what + "p50", board.fromAnswer().median(), "ms")
                .beside(beside, poll.fromAnswer().median()));
        results.add(Row.of(what + "p95", board.fromAnswer().quantile(0.95), "ms")
                .beside(beside, poll.fromAnswer().quantile(0.95))
                .atMost(300));
        results.add(Row.of(what + "p99", board.fromAnswer().quantile(0.99), "ms")
                .beside(beside, poll.fromAnswer().quantile(0.99))
                .atMost(500));
        results.add(
                Row.of(what + "p95 from sending the report", board.fromSending().quantile(0.95), "ms")
                        .beside(beside, poll.fromSending().quantile(0.95)));
        results.add(Row.of(what + "reports never painted", board.lost(), "").atMost(0));
        results.remark("Busy board: " + board.fromAnswer().size() + " ticks of rows on screen in a real browser.");
    }

    private static void tellStates(Results results, StateChanges changes, Page states) {
        Delays delays = Delays.between(changes.commits(), Browsers.pixels(states), Commit.now());
        String what = "change of state to pixel, 1000 syncs ticking, 50 viewers: ";
        results.add(Row.of(what + "p50", delays.fromAnswer().median(), "ms"));
        results.add(
                Row.of(what + "p95", delays.fromAnswer().quantile(0.95), "ms").atMost(150));
        results.add(Row.of(what + "never painted", delays.lost(), "").atMost(0));
        results.remark("Changes of state: " + delays.fromAnswer().size()
                + " (paused, running again, failed, completed) in a real browser.");
    }

    /** What comes to one browser. */
    private static final class Traffic {

        private final Wire wire;
        private final AtomicLong messageBytes = new AtomicLong();
        private final AtomicLong messages = new AtomicLong();
        private final AtomicLong requests = new AtomicLong();
        private long wireAtStart;

        Traffic(Page page, Wire wire) {
            this.wire = wire;
            CDPSession session = page.context().newCDPSession(page);
            session.send("Network.enable");
            session.on("Network.webSocketFrameReceived", event -> {
                messages.incrementAndGet();
                messageBytes.addAndGet(payload(event).getBytes(StandardCharsets.UTF_8).length);
            });
            session.on("Network.requestWillBeSent", event -> requests.incrementAndGet());
        }

        private static String payload(JsonObject event) {
            return event.getAsJsonObject("response").get("payloadData").getAsString();
        }

        void restart() {
            List.of(messageBytes, messages, requests).forEach(counter -> counter.set(0));
            wireAtStart = wire.toBrowser();
        }

        void tell(Results results, double seconds) {
            results.add(Row.of(
                            "to a browser, 1000 syncs ticking, 30 rows on screen",
                            (wire.toBrowser() - wireAtStart) / 1000.0 / seconds,
                            "kB/s")
                    .beside("its messages unpacked", messageBytes.get() / 1000.0 / seconds)
                    .atMost(5));
            results.add(Row.of("messages pushed to that browser", messages.get() / seconds, "/s")
                    .beside("requests that it makes", requests.get() / seconds));
        }
    }
}
