package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.Figures;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.stage.BoardPage;
import com.mantisnxt.sync.bench.stage.Browsers;
import com.mantisnxt.sync.bench.stage.Console;
import com.mantisnxt.sync.bench.stage.Organisation;
import com.mantisnxt.sync.bench.stage.PollPage;
import com.mantisnxt.sync.bench.stage.Sql;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** From calling up the board to its first rows on screen, in a browser that has been there before. */
final class FirstPage {

    private static final int WARM_UP = 20;
    private static final int TIMES = 15;
    private static final int SIGN_INS = 5;
    private static final int SYNCS = 100;

    private final Console console;
    private final Organisation organisation;

    FirstPage(Console console) {
        this.console = console;
        try (Sql sql = console.database().asAdministrator()) {
            organisation = Organisation.create(sql);
            organisation.addSyncs(sql, "first-", SYNCS, 900_000);
        }
    }

    void measure(Results results) throws Exception {
        try (Browsers browsers = new Browsers();
                PollPage plain = new PollPage(console, organisation, 30)) {
            Page page = browsers.newPage(1440, 900);
            page.addInitScript(Browsers.resource("first-row.js"));
            BoardPage.signIn(page, console.url(), organisation);
            Figures board = calls(page, console.url() + "/");
            Figures signIn = signIns(page);
            Figures poll = calls(page, plain.url());
            results.add(Row.of("first page of the live board: p50", board.median(), "ms")
                    .beside("plain page with the same list", poll.median())
                    .atMost(300));
            results.add(Row.of("first page of the live board: p95", board.quantile(0.95), "ms")
                    .beside("plain page with the same list", poll.quantile(0.95)));
            results.add(Row.of("from pressing Sign in to the board: p50", signIn.median(), "ms")
                    .beside("the board when signed in", board.median()));
        }
    }

    private static Figures calls(Page page, String url) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < WARM_UP + TIMES; i++) {
            page.navigate(url);
            double first = firstRow(page);
            if (i >= WARM_UP) {
                millis.add(first);
            }
            page.waitForTimeout(300);
        }
        return Figures.of(millis);
    }

    /** The navigation of the answer began with the form's being sent. */
    private Figures signIns(Page page) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < SIGN_INS; i++) {
            page.context().clearCookies();
            page.navigate(console.url() + "/login");
            BoardPage.fillIn(page, organisation);
            page.waitForURL(address -> !address.contains("login"));
            millis.add(firstRow(page));
        }
        return Figures.of(millis);
    }

    private static double firstRow(Page page) {
        page.waitForFunction("() => window.__firstRow !== undefined");
        return ((Number) page.evaluate("() => window.__firstRow")).doubleValue();
    }
}
