package com.mantisnxt.sync.bench.log;

import com.mantisnxt.sync.bench.Row;
import com.mantisnxt.sync.bench.stage.Database;
import com.mantisnxt.sync.bench.stage.Organisation;
import com.mantisnxt.sync.bench.stage.Sql;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A month of a busy organisation, a tenth of it errors with texts as shops write them, and a tenth as much of another.
 *
 * @param last time of the newest event
 * @param folding seconds that it took to bring the hourly counts up to date
 */
record LargeLog(Organisation organisation, int rows, Instant last, double seconds, double folding) {

    private static final int ROWS = Integer.parseInt(System.getenv().getOrDefault("BENCH_LOG_ROWS", "10000000"));
    private static final int CHUNK = 250_000;
    private static final int WRITERS = 2;

    /** Numbers wander through the texts, so that some words are in a tenth of the errors and some in one of all. */
    private static final String EVENTS = """
            insert into public.sync_activity_log
                   (position, org_id, created_at, sync_id, entity_type, source_code, action, status, record_count,
                    item_key, user_id, error_message)
            select nextval('sync_console.activity_position'), ?, ?::timestamptz - make_interval(secs => n * ?::double precision), 'sync-' || n / 2500,
                   (enum_range(null::public.sync_entity_type))[1 + n / 2500 % 8], 1 + (n / 2500 + (n % 100003 = 7)::integer) % 4,
                   (enum_range(null::public.sync_action))[1 + n % 8],
                   (case when n % 10 <> 0 then 'completed' when n % 20 = 0 then 'failed'
                         when n % 30 = 0 then 'timeout' else 'completed_with_errors' end)::public.sync_status_type,
                   n % 100, 'SKU-' || n::bigint * 7919 % 1000003, case when n % 50 = 0 then ?::uuid end,
                   case when n % 10 = 0 then replace((array[
                       'Rate limit exceeded: 429 Too Many Requests, retry after %s s',
                       'OperationalError: connection to server at "odoo.example" (10.0.7.%s), port 5432 refused',
                       'price must be a decimal string, got "%s,50"',
                       'SKU-%s: product not found in catalogue',
                       'Timeout after 30000 ms while reading https://shop.example/wp-json/wc/v3/products?page=%s',
                       'Duplicate key value violates unique constraint "products_sku_key": (sku)=(SKU-%s)',
                       'Customer %s has no e-mail address',
                       'Ошибка соединения с сервером %s',
                       'Invoice %s: tax rate is missing for country DE',
                       'Image could not be fetched: 404 https://cdn.example/p/%s.jpg'])[1 + n / 10 % 10],
                       '%s', (n::bigint * 104729 % 999983)::text) end
              from generate_series(?, ?) n
            """;

    static LargeLog fill(Database database) throws InterruptedException, ExecutionException {
        Organisation organisation;
        Organisation other;
        try (Sql sql = database.asAdministrator()) {
            organisation = Organisation.create(sql);
            other = Organisation.create(sql);
        }
        Instant last = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        long start = System.nanoTime();
        fill(database, organisation, last, ROWS);
        fill(database, other, last, ROWS / 10);
        double seconds = (System.nanoTime() - start) / 1e9;
        try (Sql sql = database.asAdministrator()) {
            sql.run("vacuum (analyze) public.sync_activity_log");
            long folding = System.nanoTime();
            fold(sql);
            double folded = (System.nanoTime() - folding) / 1e9;
            sql.run("vacuum (analyze) sync_console.activity_hour, sync_console.activity_cause_hour,"
                    + " sync_console.activity_kind");
            return new LargeLog(organisation, ROWS, last, seconds, folded);
        }
    }

    List<Row> figures() {
        return List.of(
                Row.of(
                        "%,d events written by plain SQL, all indexes in place".formatted(rows + rows / 10),
                        seconds,
                        "s"),
                Row.of("their hourly counts, folded", folding, "s"));
    }

    /** The first call notes how far it is safe. */
    private static void fold(Sql sql) {
        while (sql.number("select sync_console.fold_activity(250000) + (select count(*) from sync_console.activity_fold"
                        + " where folded_to < (select last_value from sync_console.activity_position))")
                > 0) {
            // goes on
        }
    }

    private static void fill(Database database, Organisation organisation, Instant last, int rows)
            throws InterruptedException, ExecutionException {
        double spacing = 27 * 86_400.0 / rows;
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> chunks = new ArrayList<>();
            for (int first = 0; first < rows; first += CHUNK) {
                int from = first;
                int to = Math.min(rows, first + CHUNK) - 1;
                chunks.add(writers.submit(() -> {
                    try (Sql sql = database.asAdministrator()) {
                        // what its triggers would fill in stands in the statement
                        sql.run("set session_replication_role = replica");
                        // and a position is taken only in a transaction that has its number
                        sql.run("begin");
                        sql.text("select pg_current_xact_id()::text");
                        sql.run(EVENTS, organisation.id(), last.toString(), spacing, organisation.user(), from, to);
                        sql.run("commit");
                    }
                }));
            }
            for (Future<?> chunk : chunks) {
                chunk.get();
            }
        }
    }
}
