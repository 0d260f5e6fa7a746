package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.tenant.Caller;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a withdrawal does to the approvals and to their preview. */
@Repository
class WithdrawnApprovals {

    private static final String WITHDRAW = """
            update sync_console.preview_approval
               set withdrawn_by = ?::uuid,
                   withdrawn_by_name = left(?, 255),
                   withdrawn_at = clock_timestamp()
             where org_id = ?
               and preview_id = ?
               and withdrawn_at is null
            """;
    /** Where its service has brought the same records anew meanwhile, that is what there is to decide on. */
    private static final String REOPEN = """
            update sync_console.preview_plan p
               set apply_sync_id = null,
                   state_code = case when exists (
                       select from sync_console.preview_plan newer
                        where newer.org_id = p.org_id
                          and newer.connection_id is null
                          and newer.compute_sync_id = p.compute_sync_id
                          and newer.source_code = p.source_code
                          and newer.entity_code = p.entity_code
                          and newer.created_at > p.created_at
                          and newer.state_code in (2, 5, 6, 7, 8)) then 9 else 2 end
             where p.org_id = ?
               and p.preview_id = ?
            """;
    /** What can't be approved any more can still be looked at for a while. */
    private static final String EXPIRES = """
            update public.sync_preview_cache c
               set expires_at = case when p.approvable_until > now() then p.approvable_until
                                     else now() + interval '1 hour' end
              from sync_console.preview_plan p
             where p.org_id = ?
               and p.preview_id = ?
               and c.org_id = p.org_id
               and c.id = p.preview_id
            """;

    private final JdbcClient jdbc;

    WithdrawnApprovals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void reopen(Caller caller, PlanRow plan) {
        UUID org = caller.org().value();
        jdbc.sql(WITHDRAW)
                .param(caller.answerable())
                .param(caller.fullName())
                .params(org, plan.preview())
                .update();
        jdbc.sql(REOPEN).params(org, plan.preview()).update();
        if (plan.state() == PlanState.APPROVED) {
            jdbc.sql(EXPIRES).params(org, plan.preview()).update();
        }
    }
}
