package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.preview.Previews;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The previews of the caller's organisation, latest first, each as it stands; also those that nobody has opened yet. */
@Service
public class PreviewList {

    private static final String LISTED = """
              from public.sync_preview_cache c
              left join sync_console.preview_plan p on p.org_id = c.org_id and p.preview_id = c.id
             where c.org_id = ?
            """;
    private static final String WAITING = """
               and (p.preview_id is null and c.expires_at > now()
                    or p.state_code in (2, 5)
                       and coalesce(p.approvable_until, 'infinity') > now()
                       and p.new_count + p.updated_count + p.deleted_count > 0)
            """;
    private static final String BEYOND = " and (c.computed_at, c.id) < (?, ?)";
    private static final String ORDER = " order by c.computed_at desc, c.id desc limit ?";

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Previews previews;
    private final Plans plans;

    PreviewList(CurrentCaller currentCaller, JdbcClient jdbc, Previews previews, Plans plans) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.previews = previews;
        this.plans = plans;
    }

    /** Where a page ended. */
    public record Cursor(Instant computedAt, UUID id) {}

    /** @param after null for the first page */
    @Transactional(readOnly = true, timeout = 5)
    public List<ListedPreview> page(PreviewFilter filter, @Nullable Cursor after, int limit) {
        StringBuilder statement = new StringBuilder("select c.id ").append(LISTED);
        List<Object> params = new ArrayList<>(List.of(org()));
        if (filter.waiting()) {
            statement.append(WAITING);
        }
        if (filter.connection() != null) {
            statement.append(" and p.connection_id = ?");
            params.add(filter.connection());
        }
        if (filter.state() != null) {
            statement.append(" and p.state_code = ?");
            params.add(filter.state().code());
        }
        if (after != null) {
            statement.append(BEYOND);
            params.addAll(List.of(after.computedAt().atOffset(ZoneOffset.UTC), after.id()));
        }
        params.add(limit);
        return listed(jdbc.sql(statement.append(ORDER).toString())
                .params(params)
                .query(UUID.class)
                .list());
    }

    private List<ListedPreview> listed(List<UUID> ids) {
        Map<UUID, PlanRow> standing = plans.of(ids);
        return previews.of(ids).stream()
                .map(row -> new ListedPreview(row, standing.get(row.id())))
                .toList();
    }

    /** How many there are to be decided on. */
    @Transactional(readOnly = true, timeout = 5)
    public int countWaiting() {
        return jdbc.sql("select count(*) " + LISTED + WAITING)
                .param(org())
                .query(Integer.class)
                .single();
    }

    private UUID org() {
        return currentCaller.require(Right.READ).org().value();
    }
}
