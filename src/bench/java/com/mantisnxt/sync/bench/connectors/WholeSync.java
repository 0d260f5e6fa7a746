package com.mantisnxt.sync.bench.connectors;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.stage.Database;
import com.mantisnxt.sync.bench.stage.InProcess;
import com.mantisnxt.sync.bench.stage.LocalSystem;
import com.mantisnxt.sync.bench.stage.Organisation;
import com.mantisnxt.sync.bench.stage.Sql;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.run.SyncRequests;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** A sync from the first page to the last record stored, and how much memory it holds meanwhile. */
final class WholeSync {

    private static final int FEW = 10_000;
    private static final double MEGA = 1e6;

    private final InProcess application;
    private final Database database;

    /** @param heap that was in use after a collection, at most */
    private record Measured(double seconds, double heap) {}

    WholeSync(InProcess application, Database database) {
        this.application = application;
        this.database = database;
    }

    void measure(Results results, int many) throws InterruptedException {
        sync(FEW);
        Measured few = sync(FEW);
        Measured all = sync(many);
        results.add(Row.of(
                        "custom: a direct sync of %,d new records, read, compared and stored".formatted(many),
                        many / all.seconds(),
                        "/s")
                .beside("of %,d records".formatted(FEW), FEW / few.seconds()));
        results.add(
                Row.of("custom: heap in use after a collection, at most, %,d records".formatted(many), all.heap(), "MB")
                        .beside("with %,d records".formatted(FEW), few.heap())
                        .atMost(few.heap() + 20));
    }

    private Measured sync(int records) throws InterruptedException {
        Organisation organisation;
        try (Sql sql = database.asAdministrator()) {
            organisation = Organisation.create(sql);
        }
        try (LocalSystem local = new LocalSystem(new Endless(records)::answer);
                Sql sql = database.asAdministrator()) {
            long start = System.nanoTime();
            String sync = application.asAdministrator(organisation, () -> begin(local));
            double heap = 0;
            while (sql.number("select count(*) from sync_console.run where sync_id = ? and state_code <= 3", sync)
                    > 0) {
                heap = Math.max(heap, heap());
                TimeUnit.MILLISECONDS.sleep(500);
            }
            double seconds = ConnectorsPart.seconds(start);
            long stored = sql.number("select count(*) from sync_console.record where org_id = ?", organisation.id());
            if (stored != records) {
                throw new IllegalStateException("%,d of %,d are stored.".formatted(stored, records));
            }
            return new Measured(seconds, heap);
        }
    }

    private String begin(LocalSystem local) {
        Systems custom = Systems.CUSTOM;
        UUID connection = application
                .bean(Connections.class)
                .create(new ConnectionDraft(
                        "Bench " + UUID.randomUUID(),
                        SourceSystem.CUSTOM,
                        local.uri().toString(),
                        JsonMapper.shared().createObjectNode(),
                        Secrets.none(),
                        List.of(custom.setup())));
        return application.bean(SyncRequests.class).begin(connection, EntityType.CUSTOMER, true);
    }

    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGA;
    }
}
