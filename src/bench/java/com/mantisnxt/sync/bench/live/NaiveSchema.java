package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.stage.Browsers;
import com.mantisnxt.sync.bench.stage.Database;
import com.mantisnxt.sync.bench.stage.Organisation;
import com.mantisnxt.sync.bench.stage.PostgresServer;
import com.mantisnxt.sync.bench.stage.Sql;
import java.util.List;

/** A database with the schema as first delivered, holding the same syncs as ours. */
final class NaiveSchema {

    private static final String SYNCS = """
            insert into public.sync_progress (org_id, sync_id, job_id, entity_type, source_system, total_items)
            select ?, ? || i, 'bench', 'product', 'woocommerce', ?
              from generate_series(0, ? - 1) as i
            """;

    private NaiveSchema() {}

    static Database create(PostgresServer postgres, List<TickRows> ticked, String prefix, int total) {
        Database database = postgres.database("naive");
        try (Sql sql = database.asAdministrator()) {
            sql.script(Browsers.resource("naive.sql"));
            for (TickRows rows : ticked) {
                Organisation organisation = rows.organisation();
                sql.run(
                        "insert into public.organization (id, name, slug) values (?, 'Bench', ?)",
                        organisation.id(),
                        organisation.id().toString());
                sql.run(
                        "insert into auth.users_extended (id, email, display_name, org_id) values (?, ?, 'Bench', ?)",
                        organisation.user(),
                        organisation.email(0),
                        organisation.id());
                sql.run(SYNCS, organisation.id(), prefix, total, rows.count());
            }
        }
        return database;
    }
}
