package com.mantisnxt.sync.bench.preview;

import com.mantisnxt.sync.bench.Part;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.stage.Database;
import com.mantisnxt.sync.bench.stage.InProcess;
import com.mantisnxt.sync.bench.stage.LocalSystem;
import com.mantisnxt.sync.bench.stage.Stage;
import java.util.UUID;

/**
 * A preview of a hundred thousand records: how long it takes to compute, also from a system and with little memory, and
 * any page of it to read.
 */
public final class PreviewPart implements Part {

    @Override
    public String name() {
        return "preview";
    }

    @Override
    public void measure(Stage stage, Results results) throws Exception {
        Database database = stage.postgres().database("preview");
        UUID connection;
        try (LocalSystem local = new LocalSystem(new ManyProducts(100_000, "11.00")::answer)) {
            LargeSource source;
            try (InProcess application = InProcess.start(database, "--sync.connector.allow-private-addresses=true")) {
                LargeDelta delta = new LargeDelta(database, application);
                source = new LargeSource(stage, database, delta.organisation());
                if (results.wants("delta") || results.wants("pages")) {
                    UUID preview = delta.measure(results);
                    new PreviewPages(database, application, delta.organisation()).measure(results, preview);
                }
                connection = source.stored(application, local, delta);
            }
            // by itself: two nodes would share the work
            if (results.wants("source")) {
                source.measure(results, connection, local);
            }
        }
    }
}
