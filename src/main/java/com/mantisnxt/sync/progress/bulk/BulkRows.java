package com.mantisnxt.sync.progress.bulk;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.progress.CommandKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes acts and their items of rows. */
final class BulkRows {

    /** Counted anew each time, so that they never differ from the items. */
    static final String ACTS = """
            select a.id, a.kind, a.reason, a.state_code, a.total, a.asked_by_name, a.asked_at, a.stopped_by_name,
                   a.ended_at, i.asked, i.refused, i.already
              from sync_console.bulk_act a
             cross join lateral (
                   select count(*) filter (where outcome_code = 1) as asked,
                          count(*) filter (where outcome_code = 2) as refused,
                          count(*) filter (where outcome_code = 3) as already
                     from sync_console.bulk_item
                    where org_id = a.org_id
                      and act_id = a.id) i
             where a.org_id = ?
            """;

    private BulkRows() {}

    static BulkAct act(ResultSet row, int number) throws SQLException {
        return new BulkAct(
                row.getObject("id", UUID.class),
                CommandKind.valueOf(
                        Objects.requireNonNull(row.getString("kind")).toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                Coded.byCode(BulkState.class, row.getInt("state_code")),
                new BulkAct.Counts(
                        row.getInt("total"), row.getInt("asked"), row.getInt("refused"), row.getInt("already")),
                Objects.requireNonNull(row.getString("asked_by_name")),
                Objects.requireNonNull(moment(row, "asked_at")),
                row.getString("stopped_by_name"),
                moment(row, "ended_at"));
    }

    static BulkItem item(ResultSet row, int number) throws SQLException {
        int outcome = row.getInt("outcome_code");
        return new BulkItem(
                row.getInt("position"),
                Objects.requireNonNull(row.getString("sync_id")),
                outcome == 0 ? null : Coded.byCode(BulkOutcome.class, outcome),
                row.getString("reason"),
                row.getString("result_sync"),
                moment(row, "settled_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
