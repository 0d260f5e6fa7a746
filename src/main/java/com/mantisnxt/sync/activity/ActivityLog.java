package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Appends to the log, in the transaction of what it records. */
@Service
public class ActivityLog {

    /** The default is the moment of the transaction, in which the events of one report would have no order. */
    private static final String APPEND = """
            insert into public.sync_activity_log
                   (org_id, sync_id, entity_type, action, status, record_count, duration_seconds,
                    item_key, message, error_message, user_id, details, created_at)
            values (?, ?, ?::public.sync_entity_type, ?::public.sync_action, ?::public.sync_status_type, ?, ?,
                    ?, ?, ?, ?, ?::jsonb, clock_timestamp())
            """;

    private final CurrentCaller currentCaller;
    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    ActivityLog(CurrentCaller currentCaller, JdbcTemplate jdbc, JsonMapper json) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.json = json;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void append(List<ActivityEntry> entries) {
        OrgId org = currentCaller.get().org();
        jdbc.batchUpdate(
                APPEND, entries.stream().map(entry -> columns(org, entry)).toList());
    }

    private Object[] columns(OrgId org, ActivityEntry entry) {
        return new Object[] {
            org.value(),
            entry.syncId(),
            entry.entity() == null ? null : entry.entity().label(),
            entry.action().label(),
            entry.status().label(),
            entry.recordCount(),
            entry.durationSeconds(),
            entry.itemKey(),
            entry.message(),
            entry.error(),
            entry.user(),
            entry.details().isEmpty() ? null : json.writeValueAsString(entry.details())
        };
    }
}
