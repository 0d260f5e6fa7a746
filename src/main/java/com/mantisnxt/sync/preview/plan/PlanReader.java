package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of preview_plan. */
final class PlanReader {

    static final String COLUMNS = """
            preview_id, connection_id, entity_code, source_code, state_code, announced, seen, duplicates, unseen, complete,
            target_count, new_count, updated_count, deleted_count, unchanged_count, excluded_count, decision_hash,
            approvable_until, compute_sync_id, apply_sync_id, failure_code, failure_reason, requested_by_name, created_at,
            writes_back
            """;

    private PlanReader() {}

    static PlanRow row(ResultSet row, int number) throws SQLException {
        return new PlanRow(
                row.getObject("preview_id", UUID.class),
                row.getObject("connection_id", UUID.class),
                target(row),
                Coded.byCode(EntityType.class, row.getInt("entity_code")),
                Coded.byCode(SourceSystem.class, row.getInt("source_code")),
                Coded.byCode(PlanState.class, row.getInt("state_code")),
                counts(row),
                sight(row),
                hex(row.getBytes("decision_hash")),
                moment(row, "approvable_until"),
                row.getString("compute_sync_id"),
                row.getString("apply_sync_id"),
                failure(row),
                Objects.requireNonNullElse(row.getString("requested_by_name"), ""),
                Objects.requireNonNull(moment(row, "created_at")));
    }

    private static PlanTarget target(ResultSet row) throws SQLException {
        if (row.getBoolean("writes_back")) {
            return PlanTarget.SYSTEM;
        }
        return row.getObject("connection_id") == null ? PlanTarget.SERVICE : PlanTarget.STORE;
    }

    private static PlanRow.Counts counts(ResultSet row) throws SQLException {
        return new PlanRow.Counts(
                row.getInt("new_count"),
                row.getInt("updated_count"),
                row.getInt("deleted_count"),
                row.getLong("unchanged_count"),
                row.getInt("excluded_count"),
                row.getLong("target_count"));
    }

    private static PlanRow.Sight sight(ResultSet row) throws SQLException {
        return new PlanRow.Sight(
                row.getObject("announced", Long.class),
                row.getLong("seen"),
                row.getLong("duplicates"),
                row.getBoolean("complete"),
                texts(row, "unseen"));
    }

    private static PlanRow.@Nullable Failure failure(ResultSet row) throws SQLException {
        String code = row.getString("failure_code");
        return code == null
                ? null
                : new PlanRow.Failure(code, Objects.requireNonNullElse(row.getString("failure_reason"), ""));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static String hex(byte @Nullable [] hash) {
        return hash == null ? "" : HexFormat.of().formatHex(hash);
    }
}
