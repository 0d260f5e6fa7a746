package com.mantisnxt.sync.bench.engine;

import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.stage.Database;
import com.mantisnxt.sync.bench.stage.InProcess;
import com.mantisnxt.sync.bench.stage.Organisation;
import com.mantisnxt.sync.bench.stage.Sql;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One organisation asks for many syncs, and after it some ask for a few each: whether these wait for its many. With turns
 * by organisation they are done long before it is; with turns by sync, or by who came first, at about the same time.
 */
final class UnequalShares {

    private static final int SMALL = 4;
    private static final int SHOPS_OF_LARGE = 50;
    private static final int SHOPS_OF_SMALL = 2;
    private static final int SYNCS = (SHOPS_OF_LARGE + SMALL * SHOPS_OF_SMALL) * SmallShops.KINDS.size();

    private static final String DONE_AFTER = """
            select extract(epoch from max(r.ended_at) - max(o.at))
              from sync_console.run r
             cross join opened o
             where r.org_id = any (string_to_array(?, ',')::uuid[])
            """;

    private final Database database;
    private final SmallShops shops;

    UnequalShares(Database database, SmallShops shops) {
        this.database = database;
        this.shops = shops;
    }

    void measure(Results results) throws InterruptedException {
        try (Sql sql = database.asAdministrator();
                InProcess node = EnginePart.node(database)) {
            shops.shut();
            Organisation large = Organisation.create(sql);
            shops.begin(node, large, SHOPS_OF_LARGE);
            List<Organisation> small = Stream.generate(() -> Organisation.create(sql))
                    .limit(SMALL)
                    .peek(organisation -> shops.begin(node, organisation, SHOPS_OF_SMALL))
                    .toList();
            sql.run("create table opened as select clock_timestamp() as at");
            shops.open();
            while (sql.number("select count(*) from sync_console.run where state_code > 3") < SYNCS) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            double all = doneAfter(sql, List.of(large));
            results.add(Row.of(
                            "%d organisations ask for %d syncs each after one that asks for %d: they are done after"
                                    .formatted(SMALL, of(SHOPS_OF_SMALL), of(SHOPS_OF_LARGE)),
                            doneAfter(sql, small),
                            "s")
                    .beside("the large one", all)
                    .atMost(all / 2));
        }
    }

    private static int of(int shops) {
        return shops * SmallShops.KINDS.size();
    }

    private static double doneAfter(Sql sql, List<Organisation> organisations) {
        String ids = String.join(
                ",", organisations.stream().map(one -> one.id().toString()).toList());
        return Double.parseDouble(sql.text(DONE_AFTER, ids));
    }
}
