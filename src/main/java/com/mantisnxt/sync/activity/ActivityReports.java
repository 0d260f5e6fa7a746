package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Takes log lines and item errors from sync services: all of a list or nothing, and once however often it is sent. */
@Service
public class ActivityReports {

    private static final String ENTITY_OF_SYNC = """
            select entity_code
              from public.sync_progress
             where org_id = ? and sync_id = ?
            """;

    private final CurrentCaller currentCaller;
    private final ActivityLog log;
    private final EventKeys keys;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ActivityReports(CurrentCaller currentCaller, ActivityLog log, EventKeys keys, JdbcClient jdbc, JsonMapper json) {
        this.currentCaller = currentCaller;
        this.log = log;
        this.keys = keys;
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * @param idempotencyKey null: every list is recorded anew
     * @return false where this list was recorded before
     */
    @Transactional(timeout = 8)
    public boolean record(String syncId, List<EventReport> events, @Nullable String idempotencyKey) {
        Caller caller = currentCaller.require(Right.REPORT);
        check(events);
        EntityType entity = entityOf(caller.org().value(), syncId);
        if (!keys.take(caller.org(), idempotencyKey, new Request(syncId, events))) {
            return false;
        }
        log.append(events.stream()
                .map(event -> entry(event, syncId, entity, caller.user()))
                .toList());
        return true;
    }

    /** What a key stands for. */
    record Request(String syncId, List<EventReport> events) {}

    private void check(List<EventReport> events) {
        if (events.size() > EventLimits.LIST) {
            throw new InvalidInput(
                    "too_many_entries",
                    "[" + EventLimits.LIST + "]",
                    "At most " + EventLimits.LIST + " events at once.");
        }
        IntStream.range(0, events.size()).forEach(i -> check("[" + i + "].", events.get(i)));
    }

    private void check(String at, EventReport event) {
        EventLimits.text(at + "itemKey", event.itemKey(), 255);
        EventLimits.text(at + "message", event.message(), 2_000);
        EventLimits.text(at + "error", event.error(), 10_000);
        EventLimits.count(at + "recordCount", event.recordCount());
        EventLimits.duration(at + "durationSeconds", event.durationSeconds());
        if (event.details() != null) {
            EventLimits.details(at + "details", json.writeValueAsString(event.details()));
        }
    }

    private EntityType entityOf(UUID org, String syncId) {
        return jdbc.sql(ENTITY_OF_SYNC)
                .params(org, syncId)
                .query((row, number) -> Coded.byCode(EntityType.class, row.getInt("entity_code")))
                .optional()
                .orElseThrow(() -> ActivityRefused.unknownSync(syncId));
    }

    private static ActivityEntry entry(EventReport event, String syncId, EntityType entity, @Nullable UUID user) {
        SyncStatus unsaid = event.error() == null ? SyncStatus.IN_PROGRESS : SyncStatus.FAILED;
        return new ActivityEntry(
                syncId,
                event.entity() == null ? entity : event.entity(),
                event.action() == null ? SyncAction.BATCH_PROCESS : event.action(),
                event.status() == null ? unsaid : event.status(),
                event.recordCount() == null ? 0 : event.recordCount(),
                EventLimits.hundredths(event.durationSeconds()),
                event.itemKey(),
                event.message(),
                event.error(),
                user,
                event.details() == null ? Map.of() : event.details());
    }
}
