package com.mantisnxt.sync.bench.connectors;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.bench.Figures;
import com.mantisnxt.sync.bench.Part;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.stage.InProcess;
import com.mantisnxt.sync.bench.stage.LocalSystem;
import com.mantisnxt.sync.bench.stage.Stage;
import com.mantisnxt.sync.connector.Connector;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.io.IOException;
import java.util.List;

/** Records a second that each connector reads, beside the same pages asked for by a plain client; and its memory. */
public final class ConnectorsPart implements Part {

    /** As many as Shopify gives page by page. */
    private static final int RECORDS = 20_000;

    private static final int MANY = 100_000;
    private static final int TIMES = 3;

    @Override
    public String name() {
        return "connectors";
    }

    @Override
    public void measure(Stage stage, Results results) throws Exception {
        try (InProcess application = InProcess.start(
                stage.postgres().database("connectors"), "--sync.connector.allow-private-addresses=true")) {
            for (Systems system : Systems.values()) {
                if (results.wants(system.system().label())) {
                    rate(application, system, results);
                }
            }
            if (results.wants("sync")) {
                new WholeSync(application, stage.postgres().database("connectors")).measure(results, MANY);
            }
        }
    }

    private static void rate(InProcess application, Systems system, Results results)
            throws IOException, InterruptedException {
        double[] ours = new double[TIMES];
        double[] raw = new double[TIMES];
        try (LocalSystem local = new LocalSystem(system.speech(new Speeches(RECORDS)))) {
            for (int i = -1; i < TIMES; i++) {
                local.forget();
                double read = read(application, system, local);
                long start = System.nanoTime();
                local.again();
                double asked = RECORDS / seconds(start);
                if (i >= 0) {
                    ours[i] = read;
                    raw[i] = asked;
                }
            }
        }
        results.add(Row.of(
                        "%s: %,d customers, records a second"
                                .formatted(system.system().label(), RECORDS),
                        Figures.of(ours).median(),
                        "/s")
                .beside("the same pages by a plain client", Figures.of(raw).median()));
    }

    private static double read(InProcess application, Systems system, LocalSystem local) {
        Connector connector = connector(application, system.system());
        long start = System.nanoTime();
        int count = 0;
        try (SourceWalk walk = connector
                .open(system.endpoint(local.uri()), EntityType.CUSTOMER)
                .walk(EntityType.CUSTOMER)) {
            for (List<SourceRecord> page = walk.next(); !page.isEmpty(); page = walk.next()) {
                count += page.size();
            }
            if (count != RECORDS || !walk.unseen().isEmpty()) {
                throw new IllegalStateException(system + " gave " + count + " records, and said " + walk.unseen());
            }
        }
        return count / seconds(start);
    }

    private static Connector connector(InProcess application, SourceSystem system) {
        return application.beans(Connector.class).stream()
                .filter(connector -> connector.system() == system)
                .findFirst()
                .orElseThrow();
    }

    static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
