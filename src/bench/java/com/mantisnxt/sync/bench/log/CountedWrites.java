package com.mantisnxt.sync.bench.log;

import com.mantisnxt.sync.bench.Figures;
import com.mantisnxt.sync.bench.Results;
import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.stage.Database;
import com.mantisnxt.sync.bench.stage.Organisation;
import com.mantisnxt.sync.bench.stage.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** What the hourly counts cost who writes: events with a position and its index beside events without, by turns. */
final class CountedWrites {

    private static final int ROUNDS = 10;
    private static final int EVENTS = 40_000;

    private static final String WRITE = """
            insert into public.sync_activity_log (org_id, sync_id, entity_type, action, status, record_count)
            select ?, 'sync-' || n % 100, 'order', 'batch_process',
                   (case when n % 10 = 0 then 'failed' else 'completed' end)::public.sync_status_type, 5
              from generate_series(1, ?) n
            """;

    /** The trigger's function as it is, without the position. */
    private static final String WITHOUT = """
            drop index public.idx_sync_activity_log_position;
            do $do$
            declare
                whole     text := pg_get_functiondef('sync_console.complete_activity'::regproc);
                uncounted text := regexp_replace(whole, 'new\\.position := case[^;]*;', '');
            begin
                if uncounted ~ 'nextval' then
                    raise exception 'The position is taken in another way than was to be left out: %', whole;
                end if;
                execute replace(uncounted, 'complete_activity', 'complete_uncounted');
            end
            $do$;
            grant execute on function sync_console.complete_uncounted() to public;
            drop trigger sync_activity_log_10_complete on public.sync_activity_log;
            create trigger sync_activity_log_10_complete before insert on public.sync_activity_log
                for each row execute function sync_console.complete_uncounted();
            """;

    private static final String WITH = """
            create index idx_sync_activity_log_position on public.sync_activity_log (position);
            drop trigger sync_activity_log_10_complete on public.sync_activity_log;
            create trigger sync_activity_log_10_complete before insert on public.sync_activity_log
                for each row execute function sync_console.complete_activity();
            drop function sync_console.complete_uncounted();
            """;

    private final Database database;

    CountedWrites(Database database) {
        this.database = database;
    }

    /**
     * Both kinds in turns, each first in half of the rounds and on an empty log, so that neither pays for what the other
     * left behind. The first round warms up and does not count.
     */
    void measure(Results results) throws Exception {
        Map<Boolean, List<Double>> rates = Map.of(true, new ArrayList<>(), false, new ArrayList<>());
        try (Sql administrator = database.asAdministrator()) {
            Organisation organisation = Organisation.create(administrator);
            for (int round = 0; round <= ROUNDS; round++) {
                boolean countedFirst = round % 2 == 0;
                for (boolean counted : List.of(countedFirst, !countedFirst)) {
                    double rate = rate(administrator, organisation, counted);
                    if (round > 0) {
                        Objects.requireNonNull(rates.get(counted)).add(rate);
                    }
                }
            }
        }
        tell(results, Objects.requireNonNull(rates.get(true)), Objects.requireNonNull(rates.get(false)));
    }

    private static void tell(Results results, List<Double> counted, List<Double> plain) {
        results.add(Row.of(
                        "events written by plain SQL, counted by the hour",
                        Figures.of(counted).median(),
                        "rows/s")
                .beside("not counted", Figures.of(plain).median()));
        List<Double> slower = IntStream.range(0, counted.size())
                .mapToObj(round -> (plain.get(round) / counted.get(round) - 1) * 100)
                .toList();
        results.add(Row.of(
                        "events written by plain SQL: the counts slow it by, median of %d rounds".formatted(ROUNDS),
                        Figures.of(slower).median(),
                        "%")
                .atMost(10));
    }

    private double rate(Sql administrator, Organisation organisation, boolean counted) throws Exception {
        if (!counted) {
            administrator.script(WITHOUT);
        }
        administrator.run("truncate public.sync_activity_log");
        administrator.run("checkpoint");
        try {
            return rate(organisation);
        } finally {
            administrator.run("truncate public.sync_activity_log");
            if (!counted) {
                administrator.script(WITH);
            }
        }
    }

    private double rate(Organisation organisation) throws Exception {
        try (Sql sql = database.asApplication()) {
            long[] nanos = new long[1];
            sql.inTransaction(organisation.id(), organisation.user(), () -> {
                long start = System.nanoTime();
                sql.run(WRITE, organisation.id(), EVENTS);
                nanos[0] = System.nanoTime() - start;
            });
            return EVENTS / (nanos[0] / 1e9);
        }
    }
}
