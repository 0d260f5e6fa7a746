package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.stage.Sql;
import java.util.concurrent.TimeUnit;

/** What the server counted while rows of sync_progress were updated. */
final class TableStatistics {

    private static final String COUNTS = "select %s from pg_stat_user_tables where relname = 'sync_progress'";
    private static final String WAL = "select trunc(pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0'))";

    private long updates;
    private long hot;
    private long wal;
    private double rows;
    private long updatesAtStart;
    private long hotAtStart;
    private long walAtStart;

    void begin(Sql sql) {
        updatesAtStart = sql.number(COUNTS.formatted("n_tup_upd"));
        hotAtStart = sql.number(COUNTS.formatted("n_tup_hot_upd"));
        walAtStart = sql.number(WAL);
    }

    /** @param written rows that were updated since the begin */
    void end(Sql sql, double written) throws InterruptedException {
        wal += sql.number(WAL) - walAtStart;
        rows += written;
        // sessions hand in their counts at most once a second
        TimeUnit.MILLISECONDS.sleep(1_100);
        updates += sql.number(COUNTS.formatted("n_tup_upd")) - updatesAtStart;
        hot += sql.number(COUNTS.formatted("n_tup_hot_upd")) - hotAtStart;
    }

    void forget() {
        updates = 0;
        hot = 0;
        wal = 0;
        rows = 0;
    }

    double hotPercent() {
        return 100.0 * hot / updates;
    }

    double walPerRow() {
        return wal / rows;
    }
}
