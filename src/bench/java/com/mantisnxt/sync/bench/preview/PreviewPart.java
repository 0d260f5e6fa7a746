package com.mantisnxt.sync.bench.preview;

import com.mantisnxt.sync.bench.Part;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.stage.InProcess;
import com.mantisnxt.sync.bench.stage.Stage;
import java.util.UUID;

/** A preview of a hundred thousand records: how long it takes to compute, and any page of it to read. */
public final class PreviewPart implements Part {

    @Override
    public String name() {
        return "preview";
    }

    @Override
    public void measure(Stage stage, Results results) throws Exception {
        try (InProcess application = InProcess.start(stage.console().database())) {
            LargeDelta delta = new LargeDelta(stage.console().database(), application);
            UUID preview = delta.measure(results);
            new PreviewPages(stage.console().database(), application, delta.organisation()).measure(results, preview);
        }
    }
}
