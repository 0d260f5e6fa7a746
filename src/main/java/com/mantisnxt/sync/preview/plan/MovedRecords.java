package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far a preview is outdated on our side: whose records are no longer what it saw. The source is not asked. */
@Service
public class MovedRecords {

    /** No number above is told apart. */
    public static final int MOST = 1_000;

    /** Looked up as {@link ItemStatement} does. */
    static final String COUNT = """
            select count(*)
              from (select
                      from sync_console.preview_item i
                     where i.org_id = ?
                       and i.preview_id = ?
                       and coalesce((select r.version
                                       from sync_console.record r
                                      where r.org_id = i.org_id
                                        and r.connection_id = ?
                                        and r.entity_code = ?
                                        and r.external_id between i.external_id and i.external_id
                                      order by r.external_id
                                      limit 1), 0) <> i.before_version
                     limit %d) moved
            """.formatted(MOST + 1);

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Plans plans;

    MovedRecords(CurrentCaller currentCaller, JdbcClient jdbc, Plans plans) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.plans = plans;
    }

    /**
     * Items whose record has moved since, at most {@link #MOST} + 1. None where nothing is waiting to be applied, and
     * where the versions are counted by a service.
     */
    @Transactional(readOnly = true, timeout = 5)
    public int count(UUID preview) {
        UUID org = currentCaller.require(Right.READ).org().value();
        PlanRow plan = plans.get(preview);
        if (plan.connection() == null || plan.isBrought() || !plan.state().canBeOutdated()) {
            return 0;
        }
        return jdbc.sql(COUNT)
                .params(org, preview, plan.connection(), plan.entity().code())
                .query(Integer.class)
                .single();
    }
}
