package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notes what people do to a preview: for good in the audit trail, and as the last act with the preview itself. */
@Repository
class PlanTrail {

    private static final String LAST = """
            update sync_console.preview_plan
               set act_code = ?,
                   act_by = ?::uuid,
                   act_by_name = left(?, 255),
                   act_at = clock_timestamp()
             where org_id = ?
               and preview_id = ?
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final AuditEntries trail;

    PlanTrail(CurrentCaller currentCaller, JdbcClient jdbc, AuditEntries trail) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.trail = trail;
    }

    void add(PlanAct act, UUID preview, Map<String, ?> details) {
        Caller caller = currentCaller.get();
        trail.add("preview_" + act.label(), preview.toString(), details);
        jdbc.sql(LAST)
                .param(act.code())
                .param(caller.answerable())
                .param(caller.fullName())
                .params(caller.org().value(), preview)
                .update();
    }
}
