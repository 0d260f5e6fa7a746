package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.stage.Database;
import com.mantisnxt.sync.bench.stage.Organisation;
import com.mantisnxt.sync.bench.stage.Sql;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Ticks by plain SQL as the application role: one UPDATE for all syncs of an organisation. Runs on any of the schemas. */
final class PlainTicks implements Throughput.Worker {

    private static final String UPDATE = """
            update public.sync_progress p
               set processed_count = e.processed,
                   current_item = e.processed
              from unnest(?::text[], ?::integer[]) as e(sync_id, processed)
             where p.org_id = ?
               and p.sync_id = e.sync_id
            """;

    private final Sql sql;
    private final List<TickRows> turns;
    private int turn;

    PlainTicks(Database database, List<TickRows> turns) {
        this.sql = database.asApplication();
        this.turns = turns;
    }

    @Override
    public void once() throws SQLException {
        TickRows rows = turns.get(turn++ % turns.size());
        Organisation organisation = rows.organisation();
        sql.inTransaction(organisation.id(), organisation.user(), () -> update(rows));
    }

    private void update(TickRows rows) throws SQLException {
        Connection connection = sql.connection();
        Array ids = connection.createArrayOf("text", rows.ids());
        Array done = connection.createArrayOf("integer", rows.next());
        try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            statement.setArray(1, ids);
            statement.setArray(2, done);
            statement.setObject(3, rows.organisation().id());
            if (statement.executeUpdate() != rows.count()) {
                throw new IllegalStateException("Not every sync was ticked");
            }
        }
    }

    @Override
    public void close() {
        sql.close();
    }
}
