package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.stage.BoardPage;
import com.mantisnxt.sync.bench.stage.Browsers;
import com.mantisnxt.sync.bench.stage.Console;
import com.mantisnxt.sync.bench.stage.KeepAlive;
import com.mantisnxt.sync.bench.stage.Organisation;
import com.mantisnxt.sync.bench.stage.PollPage;
import com.mantisnxt.sync.bench.stage.Sql;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** One tick now and then, two real browsers on the board, and one on a page that polls. */
final class QuietBoard {

    private static final int SYNCS = 10;
    private static final int WARM_UP = 15;
    private static final int TICKS = 100;
    private static final String PREFIX = "quiet-";

    private final Console console;
    private final Organisation organisation;
    private final List<Commit> commits = new ArrayList<>();

    QuietBoard(Console console) {
        this.console = console;
        try (Sql sql = console.database().asAdministrator()) {
            organisation = Organisation.create(sql);
            organisation.addSyncs(sql, PREFIX, SYNCS, 900_000);
        }
    }

    void measure(Results results) throws Exception {
        try (Browsers browsers = new Browsers();
                PollPage poll = new PollPage(console, organisation, SYNCS)) {
            Page first = browsers.newPage(1440, 900);
            Page second = browsers.newPage(1440, 900);
            Page polling = browsers.newPage(1440, 900);
            BoardPage.open(first, console.url(), organisation, "");
            BoardPage.open(second, console.url(), organisation, "");
            polling.navigate(poll.url());
            polling.waitForSelector(".row");
            Browsers.watchPixels(first, "sync-board");
            Browsers.watchPixels(second, "sync-board");
            Browsers.watchPixels(polling, "main");
            CompletableFuture<Void> ticking = CompletableFuture.runAsync(this::tick);
            while (!ticking.isDone()) {
                first.waitForTimeout(200);
            }
            ticking.join();
            first.waitForTimeout(3_000);
            double until = Commit.now();
            Delays board = Delays.together(List.of(
                    Delays.between(commits, Browsers.pixels(first), until),
                    Delays.between(commits, Browsers.pixels(second), until)));
            tell(results, board, Delays.between(commits, Browsers.pixels(polling), until));
        }
    }

    private void tell(Results results, Delays board, Delays poll) {
        String what = "commit to pixel, quiet board: ";
        String beside = "page that polls every 2 s";
        results.add(Row.of(what + "p50", board.fromAnswer().median(), "ms")
                .beside(beside, poll.fromAnswer().median()));
        results.add(Row.of(what + "p95", board.fromAnswer().quantile(0.95), "ms")
                .beside(beside, poll.fromAnswer().quantile(0.95))
                .atMost(150));
        results.add(Row.of(what + "p99", board.fromAnswer().quantile(0.99), "ms")
                .beside(beside, poll.fromAnswer().quantile(0.99)));
        results.add(
                Row.of(what + "p95 from sending the report", board.fromSending().quantile(0.95), "ms")
                        .beside(beside, poll.fromSending().quantile(0.95)));
        results.add(Row.of(what + "reports never painted", board.lost(), "").atMost(0));
        results.remark("Quiet board: " + board.fromAnswer().size() + " paints in two real browsers.");
    }

    private void tick() {
        try (KeepAlive connection = new KeepAlive(console.port(), organisation.token())) {
            for (int tick = 1; tick <= WARM_UP + TICKS; tick++) {
                Commit commit = report(connection, tick);
                if (tick > WARM_UP) {
                    commits.add(commit);
                }
                TimeUnit.MILLISECONDS.sleep(150 + ThreadLocalRandom.current().nextInt(400));
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Commit report(KeepAlive connection, int tick) throws IOException {
        String sync = PREFIX + tick % SYNCS;
        double sent = Commit.now();
        connection.post(
                "/api/v1/syncs/" + sync + "/progress", "{\"sequence\":" + tick + ",\"processed\":" + tick + "}");
        return Commit.of(sync, tick, sent);
    }
}
