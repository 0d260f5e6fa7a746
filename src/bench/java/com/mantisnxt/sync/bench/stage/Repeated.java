package com.mantisnxt.sync.bench.stage;

import com.mantisnxt.sync.bench.Figures;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The same thing often, each time somewhere else. */
public final class Repeated {

    private static final int WARM_UP = 300;
    private static final int ROUNDS = 3;

    private Repeated() {}

    /**
     * Milliseconds of each of so many times, after a warm-up, of the quietest of three rounds, since others share the
     * machine; what is done gets a number below the bound, seeded.
     */
    public static Figures millis(int times, int bound, IntConsumer work) {
        Random random = new Random(1);
        round(Math.min(WARM_UP, times), () -> work.accept(random.nextInt(bound)));
        return IntStream.range(0, ROUNDS)
                .mapToObj(round -> round(times, () -> work.accept(random.nextInt(bound))))
                .min(Comparator.comparingDouble(figures -> figures.quantile(0.99)))
                .orElseThrow();
    }

    private static Figures round(int times, Runnable work) {
        double[] millis = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.run();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        return Figures.of(millis);
    }

    /** The median of three times, in milliseconds, of a query as any service of the organisation would send it. */
    public static double bySql(Database database, Organisation organisation, String query, Object... values)
            throws SQLException {
        try (Sql sql = database.asApplication()) {
            double[] millis = new double[3];
            for (int i = 0; i < millis.length; i++) {
                long start = System.nanoTime();
                sql.inTransaction(organisation.id(), organisation.user(), () -> sql.text(query, values));
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
            return Figures.of(millis).median();
        }
    }
}
