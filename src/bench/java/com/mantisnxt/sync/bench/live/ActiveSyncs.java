package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.Figures;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.stage.Console;
import com.mantisnxt.sync.bench.stage.Database;
import com.mantisnxt.sync.bench.stage.InProcess;
import com.mantisnxt.sync.bench.stage.KeepAlive;
import com.mantisnxt.sync.bench.stage.Organisation;
import com.mantisnxt.sync.bench.stage.Sql;
import com.mantisnxt.sync.progress.Syncs;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How long it takes to read the thousand active syncs of an organisation, beside a transaction that does nothing. */
final class ActiveSyncs {

    private static final int SYNCS = 1_000;
    private static final int ORGANISATIONS = 50;
    private static final int WARM_UP = 300;
    private static final int TIMES = 1_000;

    /** As services of before ask for it. */
    private static final String CONTRACT = """
            select *
              from sync_progress
             where org_id = ? and completed_at is null
             order by updated_at desc
            """;

    /** What the board's feed reads each cycle, before the rows that changed. */
    private static final String REVISIONS = """
            select id, revision
              from public.sync_progress
             where org_id = ? and completed_at is null
            """;

    private final Console console;
    private final InProcess application;

    ActiveSyncs(Console console, InProcess application) {
        this.console = console;
        this.application = application;
    }

    void measure(Results results) throws Exception {
        Database database = console.database();
        Organisation organisation = seed(database, SYNCS);
        Organisation usual = organisation;
        for (int i = 0; i < ORGANISATIONS; i++) {
            usual = seed(database, SYNCS / ORGANISATIONS);
        }
        one(results, database, usual);
        try (Sql sql = database.asApplication();
                KeepAlive rest = new KeepAlive(console.port(), organisation.token())) {
            Figures empty = times(() -> read(sql, organisation, null));
            Figures contract = times(() -> read(sql, organisation, CONTRACT));
            Figures revisions = times(() -> read(sql, organisation, REVISIONS));
            Syncs syncs = application.bean(Syncs.class);
            Figures entities = times(() -> application.as(organisation, () -> syncs.active(null, SYNCS)));
            Figures page = times(() -> rest.get("/api/v1/syncs?active=true&limit=" + SYNCS));
            String all = SYNCS + " active syncs of one organisation, ";
            tell(results, all + "the statement of the contract, all columns", contract, empty, Double.NaN);
            tell(results, all + "revisions, as the feed reads them each cycle", revisions, empty, 5);
            tell(results, all + "as the console's objects", entities, empty, Double.NaN);
            tell(results, all + "by REST as JSON", page, empty, Double.NaN);
        }
    }

    private static void one(Results results, Database database, Organisation organisation) throws Exception {
        try (Sql sql = database.asApplication()) {
            Figures empty = times(() -> read(sql, organisation, null));
            Figures contract = times(() -> read(sql, organisation, CONTRACT));
            tell(
                    results,
                    "active syncs of one organisation among " + SYNCS + " of " + ORGANISATIONS
                            + ", the statement of the contract, all columns",
                    contract,
                    empty,
                    5);
        }
    }

    private static void tell(Results results, String how, Figures figures, Figures empty, double most) {
        Row row = Row.of(how + ": p99", figures.quantile(0.99), "ms")
                .beside("an empty transaction", empty.quantile(0.99));
        results.add(Double.isNaN(most) ? row : row.atMost(most));
        results.add(Row.of(how + ": p50", figures.median(), "ms").beside("an empty transaction", empty.median()));
    }

    /** Half an hour old and ticked often, so that its arrays are as full as they get. */
    private static Organisation seed(Database database, int syncs) throws SQLException {
        try (Sql sql = database.asAdministrator()) {
            Organisation organisation = Organisation.create(sql);
            organisation.addSyncs(sql, "active-", syncs, 900_000);
            sql.run(
                    "update public.sync_progress set processed_count = 1000, rate_samples ="
                            + " array(select 100 * random()::real from generate_series(1, 60)) where org_id = ?",
                    organisation.id());
            sql.run("vacuum analyze public.sync_progress");
            return organisation;
        }
    }

    private static void read(Sql sql, Organisation organisation, @org.jspecify.annotations.Nullable String query)
            throws SQLException {
        sql.inTransaction(organisation.id(), organisation.user(), () -> {
            if (query != null) {
                readAll(sql, organisation, query);
            }
        });
    }

    private static void readAll(Sql sql, Organisation organisation, String query) throws SQLException {
        try (PreparedStatement statement = sql.connection().prepareStatement(query)) {
            statement.setObject(1, organisation.id());
            int rows = 0;
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows++;
                }
            }
            if (rows != SYNCS && rows != SYNCS / ORGANISATIONS) {
                throw new IllegalStateException(rows + " rows were read");
            }
        }
    }

    private static Figures times(Throughput.Worker reading) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            reading.once();
        }
        double[] millis = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            reading.once();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        return Figures.of(millis);
    }
}
