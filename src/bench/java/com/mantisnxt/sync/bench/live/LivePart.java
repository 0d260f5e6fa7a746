package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.Part;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.stage.Console;
import com.mantisnxt.sync.bench.stage.InProcess;
import com.mantisnxt.sync.bench.stage.Stage;

/** From a report to the pixel: writing, reading, and what a board on screen costs and how soon it shows. */
public final class LivePart implements Part {

    @Override
    public String name() {
        return "live";
    }

    @Override
    public void measure(Stage stage, Results results) throws Exception {
        Console console = stage.console();
        if (results.wants("batches") || results.wants("reading")) {
            inProcess(stage, results);
        }
        if (results.wants("singles")) {
            new SingleTicks(stage).measure(results);
        }
        if (results.wants("quiet")) {
            new QuietBoard(console).measure(results);
        }
        if (results.wants("first")) {
            new FirstPage(console).measure(results);
        }
        if (results.wants("busy")) {
            new BusyBoard(stage).measure(results);
        }
    }

    private static void inProcess(Stage stage, Results results) throws Exception {
        try (InProcess application = InProcess.start(stage.console().database())) {
            if (results.wants("batches")) {
                new BatchedTicks(stage, application).measure(results);
            }
            if (results.wants("reading")) {
                new ActiveSyncs(stage.console(), application).measure(results);
            }
        }
    }
}
