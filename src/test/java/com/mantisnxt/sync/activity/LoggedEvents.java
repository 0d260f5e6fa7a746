package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events written as plain SQL writes them, at moments of the test's choice. */
public final class LoggedEvents {

    private final TestDatabase database;
    private final UUID organisation;

    public LoggedEvents(TestDatabase database, UUID organisation) {
        this.database = database;
        this.organisation = organisation;
    }

    public EventId add(Instant at, String status, String entity, @Nullable String error) {
        return add(at, Map.of("status", status, "entity", entity), error);
    }

    /** @param values status, entity (or none), action, sync, message, details; left out: completed, product, batch_process */
    public EventId add(Instant at, Map<String, String> values, @Nullable String error) {
        UUID id = UUID.randomUUID();
        try (Session session = database.asApplication(organisation)) {
            session.run(
                    """
                    insert into public.sync_activity_log
                           (id, org_id, created_at, status, entity_type, action, sync_id, message, details, error_message)
                    values (?, ?, ?, ?::public.sync_status_type, nullif(?, 'none')::public.sync_entity_type, ?::public.sync_action,
                            ?, ?, ?::jsonb, ?)
                    """,
                    id,
                    organisation,
                    at.atOffset(ZoneOffset.UTC),
                    values.getOrDefault("status", "completed"),
                    values.getOrDefault("entity", "product"),
                    values.getOrDefault("action", "batch_process"),
                    values.get("sync"),
                    values.get("message"),
                    values.get("details"),
                    error);
        }
        return new EventId(at, id);
    }

    /** Many at once, one a second back from a moment, failed every hundredth. */
    public void addMany(int count, Instant last) {
        try (Session session = database.asApplication(organisation)) {
            session.run("""
                    insert into public.sync_activity_log (org_id, created_at, status, entity_type, action, message)
                    select ?, ? - make_interval(secs => n),
                           (case when n % 100 = 0 then 'failed' else 'completed' end)::public.sync_status_type,
                           'product', 'batch_process', 'event ' || n
                      from generate_series(0, ? - 1) n
                    """, organisation, last.atOffset(ZoneOffset.UTC), count);
        }
    }
}
