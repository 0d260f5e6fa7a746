package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.stage.Console;
import com.mantisnxt.sync.bench.stage.Viewer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;

/** What a page costs that shows nothing live. */
final class EmptyPages {

    private static final int PAGES = 50;

    private EmptyPages() {}

    static double kilobytesEach(Console console) throws IOException, InterruptedException {
        long before = console.liveHeap();
        List<Viewer> pages = new ArrayList<>();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int i = 0; i < PAGES; i++) {
                pages.add(Viewer.openEmptyPage(http, console.url()));
            }
            double each = (console.liveHeap() - before) / 1000.0 / PAGES;
            pages.forEach(Viewer::close);
            http.shutdownNow();
            return each;
        }
    }
}
