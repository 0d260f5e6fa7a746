package com.mantisnxt.sync.bench.log;

import com.mantisnxt.sync.bench.Part;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.stage.Database;
import com.mantisnxt.sync.bench.stage.InProcess;
import com.mantisnxt.sync.bench.stage.Stage;

/** Ten million events of one organisation in one month, and some of another: how long each way of reading them takes. */
public final class LogPart implements Part {

    @Override
    public String name() {
        return "log";
    }

    @Override
    public void measure(Stage stage, Results results) throws Exception {
        Database database = stage.postgres().database("log");
        try (InProcess application = InProcess.start(database)) {
            LargeLog log = LargeLog.fill(database);
            results.add(log.row());
            new LogPages(database, application, log).measure(results);
            new ErrorSearches(database, application, log).measure(results);
        }
    }
}
