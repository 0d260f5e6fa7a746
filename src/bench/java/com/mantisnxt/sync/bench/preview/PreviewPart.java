package com.mantisnxt.sync.bench.preview;

import com.mantisnxt.sync.bench.Part;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.stage.Database;
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
        Database database = stage.postgres().database("preview");
        try (InProcess application = InProcess.start(database)) {
            LargeDelta delta = new LargeDelta(database, application);
            UUID preview = delta.measure(results);
            new PreviewPages(database, application, delta.organisation()).measure(results, preview);
        }
    }
}
