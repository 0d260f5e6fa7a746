package com.mantisnxt.sync.run;

import com.mantisnxt.sync.preview.plan.PlanResults;
import com.mantisnxt.sync.progress.OwnRetries;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rejected items behind a sync on the board, whose preview tries them again. */
@Component
class RejectedItems implements OwnRetries {

    private static final String PREVIEW = """
            select preview_id
              from sync_console.run
             where org_id = ?
               and sync_id = ?
             order by created_at desc
             limit 1
            """;
    private static final String PREVIEWS = """
            select distinct on (sync_id) sync_id, preview_id
              from sync_console.run
             where org_id = ?
               and sync_id = any (?::text[])
               and preview_id is not null
             order by sync_id, created_at desc
            """;
    private static final String NEXT = """
            select n.sync_id
              from sync_console.run r
              join sync_console.run n
                on n.org_id = r.org_id
               and n.preview_id = r.preview_id
               and n.only_rejected
               and n.created_at > r.created_at
             where r.org_id = ?
               and r.sync_id = ?
             order by n.created_at
             limit 1
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final PlanResults results;

    RejectedItems(CurrentCaller currentCaller, JdbcClient jdbc, PlanResults results) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.results = results;
    }

    @Override
    @Transactional(readOnly = true)
    public OptionalInt rejected(String syncId) {
        Optional<UUID> preview = preview(syncId);
        return preview.isEmpty() ? OptionalInt.empty() : OptionalInt.of(results.rejectedNow(preview.get()));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Rejected> rejected(Collection<String> syncIds) {
        Map<String, UUID> previews = new HashMap<>();
        jdbc.sql(PREVIEWS).params(org(), syncIds.toArray(String[]::new)).query(row -> {
            previews.put(row.getString("sync_id"), row.getObject("preview_id", UUID.class));
        });
        Map<UUID, Integer> rejected = results.rejectedNow(previews.values());
        Map<String, Rejected> of = new HashMap<>();
        previews.forEach((syncId, preview) ->
                of.put(syncId, new Rejected(preview.toString(), rejected.getOrDefault(preview, 0))));
        return of;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> next(String syncId) {
        return jdbc.sql(NEXT).params(org(), syncId).query(String.class).optional();
    }

    @Override
    @Transactional
    public String retry(String syncId) {
        return results.retryRejected(preview(syncId).orElseThrow());
    }

    private Optional<UUID> preview(String syncId) {
        return jdbc.sql(PREVIEW).params(org(), syncId).query(UUID.class).optional();
    }

    private UUID org() {
        return currentCaller.require(Right.READ).org().value();
    }
}
