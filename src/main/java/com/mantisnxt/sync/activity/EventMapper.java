package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Reads an event from a row of {@link ActivityStatement}. */
final class EventMapper implements RowMapper<ActivityDetail> {

    @Override
    public ActivityDetail mapRow(ResultSet row, int number) throws SQLException {
        return new ActivityDetail(
                new ActivityRow(
                        new EventId(
                                row.getObject("created_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getObject("id", UUID.class)),
                        Coded.byCode(SyncStatus.class, row.getInt("status_code")),
                        Coded.byCode(SyncAction.class, row.getInt("action_code")),
                        coded(EntityType.class, row, "entity_code"),
                        coded(SourceSystem.class, row, "source_code"),
                        row.getString("sync_id"),
                        row.getString("item_key"),
                        row.getString("message"),
                        row.getString("error_message"),
                        row.getInt("record_count"),
                        row.getBigDecimal("duration_seconds"),
                        row.getObject("user_id", UUID.class)),
                row.getString("details"));
    }

    private static <E extends Enum<E> & Coded> @Nullable E coded(Class<E> type, ResultSet row, String column)
            throws SQLException {
        int code = row.getInt(column);
        return row.wasNull() ? null : Coded.byCode(type, code);
    }
}
