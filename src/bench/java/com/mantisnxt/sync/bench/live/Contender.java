package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.Figures;
import com.mantisnxt.sync.bench.stage.Database;
import com.mantisnxt.sync.bench.stage.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One way of writing ticks, and what its rounds came to. */
final class Contender {

    private final Database database;
    private final int rowsAtOnce;
    private final Throughput.Workers workers;
    private final List<Double> rounds = new ArrayList<>();
    private final TableStatistics statistics = new TableStatistics();

    Contender(Database database, int rowsAtOnce, Throughput.Workers workers) {
        this.database = database;
        this.rowsAtOnce = rowsAtOnce;
        this.workers = workers;
    }

    void run(int writers, Duration time) throws Exception {
        try (Sql sql = database.asAdministrator()) {
            statistics.begin(sql);
            double rows = Throughput.perSecond(writers, time, workers) * rowsAtOnce;
            rounds.add(rows);
            statistics.end(sql, rows * time.toMillis() / 1000);
        }
    }

    /** What was so far was warming up. */
    void forget() {
        rounds.clear();
        statistics.forget();
    }

    double rowsPerSecond() {
        return Figures.of(rounds).median();
    }

    /** The median of the rounds' ratios: what slows the machine for a while slows both. */
    double times(Contender other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            ratios.add(rounds.get(i) / other.rounds.get(i));
        }
        return Figures.of(ratios).median();
    }

    double hotPercent() {
        return statistics.hotPercent();
    }

    double walPerRow() {
        return statistics.walPerRow();
    }
}
