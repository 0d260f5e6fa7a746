package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Approvals as they are kept, and what they do to their preview. */
@Repository
class Approvals {

    private static final UUID NOBODY = new UUID(0, 0);

    private static final String ADD = """
            insert into sync_console.preview_approval
                   (org_id, preview_id, round, approved_by, approved_by_name, decision_hash, included_count)
            values (?, ?, ?, ?, left(?, 255), decode(?, 'hex'), ?)
                on conflict (org_id, preview_id, round, approved_by) do nothing
            """;
    private static final String OF = """
            select approved_by, approved_by_name, approved_at, decision_hash, included_count, withdrawn_by_name,
                   withdrawn_at
              from sync_console.preview_approval
             where org_id = ?
               and preview_id = ?
             order by approved_at
            """;
    /** A withdrawal ends a round. */
    private static final String ROUND = """
            select coalesce(max(round), 0) + 1
              from sync_console.preview_approval
             where org_id = ?
               and preview_id = ?
               and withdrawn_at is not null
            """;

    private static final String STATE = """
            update sync_console.preview_plan
               set state_code = ?,
                   apply_sync_id = ?
             where org_id = ?
               and preview_id = ?
            """;
    private static final String KEEP = """
            update public.sync_preview_cache
               set expires_at = now() + make_interval(secs => ?),
                   cache_key = null
             where org_id = ?
               and id = ?
            """;
    private static final String SUPERSEDE = """
            update sync_console.preview_plan
               set state_code = 9
             where org_id = ?
               and connection_id = ?
               and entity_code = ?
               and preview_id <> ?
               and not writes_back
               and state_code in (2, 5)
            returning preview_id
            """;
    /** A service that names the same sync brings the same records anew. */
    private static final String SUPERSEDE_BROUGHT = """
            update sync_console.preview_plan
               set state_code = 9
             where org_id = ?
               and connection_id is not distinct from ?
               and (connection_id is null or writes_back)
               and compute_sync_id = ?
               and source_code = ?
               and entity_code = ?
               and preview_id <> ?
               and state_code in (2, 5)
            """;

    private static final String FREE_KEYS = """
            update public.sync_preview_cache
               set cache_key = null
             where org_id = ?
               and id = any (?::uuid[])
            """;
    private static final String REWRITTEN = """
            select p.fingerprint like 'delta:%' and split_part(p.fingerprint, ':', 3) <> md5(c.delta_json::text)
              from sync_console.preview_plan p
              join public.sync_preview_cache c on c.org_id = p.org_id and c.id = p.preview_id
             where p.org_id = ?
               and p.preview_id = ?
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final PlanProperties properties;

    Approvals(CurrentCaller currentCaller, JdbcClient jdbc, PlanProperties properties) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** @return how many people have approved it now */
    int add(Caller caller, PlanRow plan) {
        int added = jdbc.sql(ADD)
                .params(org(), plan.preview(), round(plan.preview()))
                .param(Objects.requireNonNullElse(caller.answerable(), NOBODY))
                .params(caller.fullName(), plan.hash(), plan.counts().included())
                .update();
        if (added == 0) {
            throw PlanRefused.needsAnother();
        }
        return (int) of(plan.preview()).stream().filter(Approval::holds).count();
    }

    /** Which round of approvals it is, from 1. */
    int round(UUID preview) {
        return jdbc.sql(ROUND).params(org(), preview).query(Integer.class).single();
    }

    List<Approval> of(UUID preview) {
        return jdbc.sql(OF)
                .params(org(), preview)
                .query((row, number) -> new Approval(
                        row.getObject("approved_by", UUID.class),
                        Objects.requireNonNull(row.getString("approved_by_name")),
                        Objects.requireNonNull(PlanReader.moment(row, "approved_at")),
                        HexFormat.of().formatHex(Objects.requireNonNull(row.getBytes("decision_hash"))),
                        row.getInt("included_count"),
                        withdrawal(row)))
                .list();
    }

    private static Approval.@Nullable Withdrawal withdrawal(ResultSet row) throws SQLException {
        String by = row.getString("withdrawn_by_name");
        return by == null
                ? null
                : new Approval.Withdrawal(by, Objects.requireNonNull(PlanReader.moment(row, "withdrawn_at")));
    }

    void awaitSecond(PlanRow plan) {
        jdbc.sql(STATE)
                .param(PlanState.AWAITING_SECOND.code())
                .param(null)
                .params(org(), plan.preview())
                .update();
    }

    /** It outlives its hour for the sake of its result, and others for the same records end. */
    void approved(PlanRow plan, @Nullable String applySync) {
        jdbc.sql(STATE)
                .param(PlanState.APPROVED.code())
                .param(applySync)
                .params(org(), plan.preview())
                .update();
        Duration stays = properties.resultStays();
        jdbc.sql(KEEP).params(stays.toSeconds(), org(), plan.preview()).update();
        supersedeOthers(plan);
    }

    void supersedeOthers(PlanRow plan) {
        if (plan.connection() != null && !plan.isBrought()) {
            List<UUID> others = jdbc.sql(SUPERSEDE)
                    .params(org(), plan.connection(), plan.entity().code(), plan.preview())
                    .query(UUID.class)
                    .list();
            jdbc.sql(FREE_KEYS).params(org(), others.toArray(UUID[]::new)).update();
        } else if (plan.computeSync() != null) {
            jdbc.sql(SUPERSEDE_BROUGHT)
                    .param(org())
                    .param(plan.connection())
                    .params(plan.computeSync(), plan.source().code())
                    .params(plan.entity().code(), plan.preview())
                    .update();
        }
    }

    /** Whether a service that wrote it by plain SQL has written something else since. */
    boolean isRewritten(PlanRow plan) {
        return jdbc.sql(REWRITTEN)
                .params(org(), plan.preview())
                .query(Boolean.class)
                .single();
    }

    private UUID org() {
        return currentCaller.get().org().value();
    }
}
