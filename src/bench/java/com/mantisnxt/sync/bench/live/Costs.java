package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.stage.CpuMeter;
import com.mantisnxt.sync.bench.stage.Sql;
import com.mantisnxt.sync.bench.stage.Stage;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the console and its database spend over a while. */
final class Costs implements AutoCloseable {

    private static final String STATEMENTS = """
            select coalesce(sum(s.calls), 0)
              from pg_stat_statements s
              join pg_roles r on r.oid = s.userid
             where r.rolname = 'sync_app'
            """;

    private final CpuMeter console;
    private final CpuMeter database;
    private final Sql sql;

    Costs(Stage stage) throws Exception {
        console = stage.console().cpu();
        database = stage.postgres().cpu();
        sql = stage.console().database().asAdministrator();
    }

    /**
     * @param console cores
     * @param database cores
     * @param statements of the application role, a second
     */
    record Spent(double console, double database, double statements) {}

    Spent over(long millis) throws InterruptedException {
        List.of(console, database).forEach(CpuMeter::restart);
        long before = sql.number(STATEMENTS);
        long start = System.nanoTime();
        TimeUnit.MILLISECONDS.sleep(millis);
        double statements = (sql.number(STATEMENTS) - before) * 1e9 / (System.nanoTime() - start);
        return new Spent(console.cores(), database.cores(), statements);
    }

    @Override
    public void close() {
        sql.close();
    }
}
