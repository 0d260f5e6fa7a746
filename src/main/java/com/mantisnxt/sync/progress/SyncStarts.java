package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.tenant.Caller;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Starts a sync once, however often the request is repeated. */
@Component
class SyncStarts {

    private static final String INSERT = """
            insert into public.sync_progress
                   (org_id, sync_id, job_id, entity_type, source_system, total_items, total_known,
                    completes_by_finish, status, completed_at, metadata, initiated_by, started_by)
            values (?, ?, ?, ?::public.sync_entity_type, ?, ?, ?,
                    true, ?::public.sync_status_type, case when ? then now() end, ?::jsonb, ?, ?)
                on conflict (org_id, sync_id) do nothing
            """;

    private static final String TAKE_KEY = """
            insert into sync_console.start_key (org_id, idempotency_key, request_hash, sync_id)
            values (?, ?, ?, ?)
                on conflict (org_id, idempotency_key) do nothing
            """;

    private static final String KEY_TAKEN = """
            select sync_id, request_hash
              from sync_console.start_key
             where org_id = ? and idempotency_key = ?
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final RunLog log;

    SyncStarts(JdbcClient jdbc, JsonMapper json, RunLog log) {
        this.jdbc = jdbc;
        this.json = json;
        this.log = log;
    }

    SyncReports.Started start(Caller caller, StartReport report) {
        check(report);
        String metadata = json.writeValueAsString(report.metadata());
        Limits.metadata(metadata);
        String syncId = report.syncId() == null ? UUID.randomUUID().toString() : report.syncId();
        Optional<String> earlier = startedEarlier(caller, report, syncId);
        if (earlier.isPresent()) {
            return new SyncReports.Started(earlier.get(), false);
        }
        insert(caller, report, syncId, metadata);
        return new SyncReports.Started(syncId, true);
    }

    private static void check(StartReport report) {
        Limits.id("syncId", report.syncId());
        Limits.id("jobId", report.jobId());
        Limits.id("Idempotency-Key", report.idempotencyKey());
        Limits.text("sourceSystem", report.sourceSystem(), 50);
        Limits.count("totalItems", report.totalItems());
    }

    private void insert(Caller caller, StartReport report, String syncId, String metadata) {
        Integer total = report.totalItems();
        boolean nothingToDo = total != null && total == 0;
        int rows = jdbc.sql(INSERT)
                .param(caller.org().value())
                .param(syncId)
                .param(report.jobId())
                .param(report.entityType().label())
                .param(report.sourceSystem())
                .param(total == null ? 0 : total)
                .param(total != null)
                .param(nothingToDo ? "completed" : "in_progress")
                .param(nothingToDo)
                .param(metadata)
                .param(caller.user())
                .param(caller.name())
                .update();
        if (rows == 0) {
            throw SyncRefused.exists(syncId);
        }
        log.started(caller, syncId, report);
    }

    private Optional<String> startedEarlier(Caller caller, StartReport report, String syncId) {
        String key = report.idempotencyKey();
        if (key == null) {
            return Optional.empty();
        }
        byte[] hash = hash(report);
        UUID org = caller.org().value();
        // waits for a concurrent request with the same key to commit, then sees it
        if (jdbc.sql(TAKE_KEY).params(org, key, hash, syncId).update() == 1) {
            return Optional.empty();
        }
        return Optional.of(jdbc.sql(KEY_TAKEN)
                .params(org, key)
                .query((row, number) -> new Taken(row.getString("sync_id"), row.getBytes("request_hash")))
                .single()
                .syncIdFor(hash));
    }

    private byte[] hash(StartReport report) {
        try {
            byte[] request = json.writeValueAsBytes(report);
            return MessageDigest.getInstance("SHA-256").digest(request);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private record Taken(@Nullable String syncId, byte @Nullable [] hash) {

        String syncIdFor(byte[] request) {
            if (!MessageDigest.isEqual(hash, request)) {
                throw SyncRefused.keyReused();
            }
            return String.valueOf(syncId);
        }
    }
}
