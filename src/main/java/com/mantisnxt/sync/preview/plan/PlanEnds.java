package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.tenant.CurrentCaller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How work on a preview came to its end: done, cut short, or failed; then the same question gets another preview. */
@Repository
class PlanEnds {

    private static final String ENDED = """
            update sync_console.preview_plan
               set state_code = ?,
                   failure_code = left(?, 64),
                   failure_reason = ?
             where org_id = ?
               and preview_id = ?
            """;
    /** Applied is what has no item left; else it stays cut short, as it was when its rejected items were tried again. */
    private static final String OVER = """
            update sync_console.preview_plan p
               set state_code = case when o.is_over then 8
                                     when coalesce(p.failure_code, 'cancelled') = 'cancelled' then 4 else 3 end,
                   failure_code = case when o.is_over then null else p.failure_code end,
                   failure_reason = case when o.is_over then null else p.failure_reason end
              from (select count(*) >= (select new_count + updated_count + deleted_count - excluded_count
                                          from sync_console.preview_plan
                                         where org_id = ? and preview_id = ?) as is_over
                      from sync_console.preview_outcome
                     where org_id = ?
                       and preview_id = ?) o
             where p.org_id = ?
               and p.preview_id = ?
            """;

    private static final String FREE_KEY = """
            update public.sync_preview_cache
               set cache_key = null
             where org_id = ?
               and id = ?
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;

    PlanEnds(CurrentCaller currentCaller, JdbcClient jdbc) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
    }

    void end(UUID preview, PlanState state, @Nullable String code, @Nullable String reason) {
        jdbc.sql(ENDED)
                .param(state.code())
                .param(code)
                .param(reason)
                .params(org(), preview)
                .update();
        jdbc.sql(FREE_KEY).params(org(), preview).update();
    }

    /** All items that were to be tried have been; that may have been only those that were rejected before. */
    void tried(UUID preview) {
        UUID org = org();
        jdbc.sql(OVER).params(org, preview, org, preview, org, preview).update();
    }

    private UUID org() {
        return currentCaller.get().org().value();
    }
}
