package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ended syncs of the caller's organisation, page by page, by what is looked for. */
@Service
public class FinishedSyncs {

    /** What a count stops at. */
    public static final int MOST_COUNTED = 10_000;

    private static final int MOST = 1_000;
    private static final int SECONDS = 10;

    private static final String MATCHING = """
              from public.sync_progress
             where org_id = :org
               and completed_at is not null
            """;
    private static final String TEXT = """
               and (strpos(lower(sync_id), :text) > 0
                    or strpos(lower(job_id), :text) > 0
                    or strpos(lower(started_by), :text) > 0)
            """;

    private final CurrentCaller currentCaller;
    private final SyncProgressRepository repository;
    private final JdbcClient jdbc;

    FinishedSyncs(CurrentCaller currentCaller, SyncProgressRepository repository, JdbcClient jdbc) {
        this.currentCaller = currentCaller;
        this.repository = repository;
        this.jdbc = jdbc;
    }

    /** @param after the last row of the page before; null for the first */
    @Transactional(readOnly = true, timeout = SECONDS)
    public List<SyncSnapshot> page(
            HistoryFilter filter, HistoryOrder order, HistoryOrder.@Nullable Cursor after, int limit) {
        Map<String, Object> values = values(filter);
        StringBuilder sql = new StringBuilder("select id\n").append(matching(filter));
        if (after != null) {
            sql.append(order.after(after));
            for (int at = 0; at < after.values().size(); at++) {
                values.put("k" + at, after.values().get(at));
            }
        }
        sql.append(order.orderBy()).append("\n limit :limit");
        values.put("limit", Math.min(limit, MOST));
        List<UUID> ids =
                jdbc.sql(sql.toString()).params(values).query(UUID.class).list();
        return inOrder(ids);
    }

    /** How many match; counting stops above {@link #MOST_COUNTED}. */
    @Transactional(readOnly = true, timeout = SECONDS)
    public int count(HistoryFilter filter) {
        Map<String, Object> values = values(filter);
        values.put("limit", MOST_COUNTED + 1);
        String sql = "select count(*) from (select 1\n" + matching(filter) + " limit :limit) as counted";
        return jdbc.sql(sql).params(values).query(Integer.class).single();
    }

    private List<SyncSnapshot> inOrder(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, SyncSnapshot> found = repository.findByOrgIdAndIdIn(org(), ids).stream()
                .map(SyncProgress::snapshot)
                .collect(Collectors.toMap(SyncSnapshot::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static String matching(HistoryFilter filter) {
        return MATCHING
                + (filter.within() == null ? "" : "   and completed_at > now() - make_interval(secs => :seconds)\n")
                + (filter.statuses().isEmpty() ? "" : "   and status_code in (:statuses)\n")
                + (filter.entity() == null ? "" : "   and entity_code = :entity\n")
                + (filter.source() == null ? "" : "   and coalesce(source_code, :custom) = :source\n")
                + (filter.text().isEmpty() ? "" : TEXT);
    }

    private Map<String, Object> values(HistoryFilter filter) {
        Map<String, Object> values = new HashMap<>();
        values.put("org", org());
        values.put("custom", SourceSystem.CUSTOM.code());
        values.put("statuses", filter.statuses().stream().map(Coded::code).toList());
        values.put("text", filter.text());
        put(values, "seconds", filter.within() == null ? null : filter.within().toSeconds());
        put(values, "entity", filter.entity() == null ? null : filter.entity().code());
        put(values, "source", filter.source() == null ? null : filter.source().code());
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private UUID org() {
        return currentCaller.require(Right.READ).org().value();
    }
}
