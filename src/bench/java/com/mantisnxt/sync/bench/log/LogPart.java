package com.mantisnxt.sync.bench.log;

import com.mantisnxt.sync.bench.Part;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.stage.Database;
import com.mantisnxt.sync.bench.stage.InProcess;
import com.mantisnxt.sync.bench.stage.Stage;
import java.util.List;

/** Ten million events of one organisation in one month, and some of another: how long each way of reading them takes. */
public final class LogPart implements Part {

    private static final List<String> OF_A_LARGE_LOG = List.of("pages", "errors", "narrowed", "overview", "export");

    @Override
    public String name() {
        return "log";
    }

    @Override
    public void measure(Stage stage, Results results) throws Exception {
        if (results.wants("rollover")) {
            new Rollover(stage.postgres().database("rollover")).measure(results);
        }
        Database database = stage.postgres().database("log");
        try (InProcess application = InProcess.start(database)) {
            if (results.wants("counted")) {
                new CountedWrites(database).measure(results);
            }
            if (OF_A_LARGE_LOG.stream().anyMatch(results::wants)) {
                measure(database, application, results);
            }
        }
    }

    private static void measure(Database database, InProcess application, Results results) throws Exception {
        LargeLog log = LargeLog.fill(database);
        log.figures().forEach(results::add);
        if (results.wants("pages")) {
            new LogPages(database, application, log).measure(results);
        }
        if (results.wants("errors")) {
            new ErrorSearches(database, application, log).measure(results);
        }
        if (results.wants("narrowed")) {
            new NarrowedSearches(application, log).measure(results);
        }
        if (results.wants("overview")) {
            new Overviews(database, application, log).measure(results);
        }
        if (results.wants("export")) {
            new ExportRows(database, application, log).measure(results);
        }
    }
}
