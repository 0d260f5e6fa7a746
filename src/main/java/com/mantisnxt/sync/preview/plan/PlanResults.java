package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What became of an approved preview, and trying again what was rejected. */
@Service
public class PlanResults {

    private static final String COUNTS = """
            select count(*) filter (where outcome_code = 1) as applied,
                   count(*) filter (where outcome_code = 2) as unchanged,
                   count(*) filter (where outcome_code = 3) as drifted,
                   count(*) filter (where outcome_code = 4) as rejected
              from sync_console.preview_outcome
             where org_id = ?
               and preview_id = ?
            """;
    private static final String REJECTED = """
            select p.preview_id, count(*) as rejected
              from sync_console.preview_plan p
              join sync_console.preview_outcome o
                on o.org_id = p.org_id
               and o.preview_id = p.preview_id
               and o.outcome_code = 4
             where p.org_id = ?
               and p.preview_id = any (?::uuid[])
               and p.connection_id is not null
               and p.apply_sync_id is not null
               and p.state_code <> all (?::smallint[])
             group by p.preview_id
            """;
    private static final String APPLY_SYNC = """
            update sync_console.preview_plan
               set apply_sync_id = ?,
                   state_code = 6
             where org_id = ?
               and preview_id = ?
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Plans plans;
    private final PlanSyncs syncs;
    private final RunQueue queue;

    PlanResults(CurrentCaller currentCaller, JdbcClient jdbc, Plans plans, PlanSyncs syncs, RunQueue queue) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.plans = plans;
        this.syncs = syncs;
        this.queue = queue;
    }

    /**
     * @param planned what was approved
     * @param unchanged was so already, an earlier try had done it
     */
    public record Result(int planned, int applied, int unchanged, int drifted, int rejected) {

        /** Not tried yet, or left when the work was cancelled. */
        public int open() {
            return planned - applied - unchanged - drifted - rejected;
        }
    }

    @Transactional(readOnly = true, timeout = 5)
    public Result of(UUID preview) {
        PlanRow plan = plans.get(preview);
        return jdbc.sql(COUNTS)
                .params(currentCaller.get().org().value(), preview)
                .query((row, number) -> new Result(
                        plan.counts().included(),
                        row.getInt("applied"),
                        row.getInt("unchanged"),
                        row.getInt("drifted"),
                        row.getInt("rejected")))
                .single();
    }

    /** Items that {@link #retryRejected} would apply again; none while it is being applied, or where a service does that. */
    @Transactional(readOnly = true, timeout = 5)
    public int rejectedNow(UUID preview) {
        PlanRow plan = plans.get(preview);
        return plan.connection() == null || !isOver(plan) ? 0 : of(preview).rejected();
    }

    /** People who steer syncs, and tokens that decide on previews. */
    private Caller decider() {
        Caller caller = currentCaller.get();
        return caller.may(Right.APPROVE) ? caller : currentCaller.require(Right.STEER);
    }

    /** The same of many; without those of which nothing is to be tried again. */
    @Transactional(readOnly = true, timeout = 5)
    public Map<UUID, Integer> rejectedNow(Collection<UUID> previews) {
        Map<UUID, Integer> rejected = new HashMap<>();
        Object[] moving = Arrays.stream(PlanState.values())
                .filter(PlanState::isMoving)
                .map(PlanState::code)
                .toArray(Short[]::new);
        jdbc.sql(REJECTED)
                .params(currentCaller.require(Right.READ).org().value(), previews.toArray(UUID[]::new), moving)
                .query(row -> {
                    rejected.put(row.getObject("preview_id", UUID.class), row.getInt("rejected"));
                });
        return rejected;
    }

    private static boolean isOver(PlanRow plan) {
        return plan.wasApproved() && !plan.state().isMoving();
    }

    /**
     * Applies again what was rejected, and nothing else. What a service applies it tries again by itself, and reports.
     *
     * @return the sync on the live board that does it
     */
    @Transactional
    public String retryRejected(UUID preview) {
        Caller caller = decider();
        PlanRow plan = plans.lock(preview);
        UUID connection = plan.connection();
        if (connection == null) {
            throw PlanRefused.notOurs();
        }
        if (plan.state() == PlanState.APPROVED || plan.state() == PlanState.APPLYING) {
            throw PlanRefused.busy();
        }
        int rejected = of(preview).rejected();
        if (!isOver(plan) || rejected == 0) {
            throw PlanRefused.nothingRejected();
        }
        String syncId = "retry-" + UUID.randomUUID();
        jdbc.sql(APPLY_SYNC).params(syncId, caller.org().value(), preview).update();
        PlanRow again = plans.get(preview);
        String earlier = plan.applySync() == null ? plan.computeSync() : plan.applySync();
        syncs.retry(syncId, again, rejected, String.valueOf(earlier));
        queue.apply(new RunOrder(preview, connection, plan.entity(), syncId, true));
        syncs.note(
                SyncAction.MANUAL_TRIGGER,
                again,
                caller.name() + ": retry rejected",
                Map.of("act", "retry_rejected", "items", rejected));
        return syncId;
    }
}
