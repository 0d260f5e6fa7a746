package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the work on a preview makes of it; for whoever does that work, in the transaction of its last step. */
@Service
public class PlanLife {

    private static final String COMPUTED = """
            update sync_console.preview_plan p
               set state_code = 2,
                   announced = ?,
                   seen = ?,
                   duplicates = ?,
                   unseen = ?::text[],
                   complete = ?,
                   target_count = ?,
                   unchanged_count = ?,
                   new_count = i.created,
                   updated_count = i.updated,
                   deleted_count = i.deleted,
                   plan_hash = i.hash,
                   approvable_until = ?
              from (select count(*) filter (where kind_code = 1) as created,
                           count(*) filter (where kind_code = 2) as updated,
                           count(*) filter (where kind_code = 3) as deleted,
                           sha256(coalesce(string_agg(
                               int4send(octet_length(external_id)) || convert_to(external_id, 'UTF8')
                               || int2send(kind_code) || int8send(before_version) || coalesce(after_hash, ''),
                               ''::bytea order by position), '')) as hash
                      from sync_console.preview_item
                     where org_id = ?
                       and preview_id = ?) i
             where p.org_id = ?
               and p.preview_id = ?
            """;
    private static final String EXPIRES = """
            update public.sync_preview_cache
               set expires_at = ?,
                   computed_at = clock_timestamp()
             where org_id = ?
               and id = ?
            """;
    private static final String STATE = """
            update sync_console.preview_plan
               set state_code = ?
             where org_id = ?
               and preview_id = ?
            """;
    private static final String TAKEN = """
            update sync_console.preview_plan
               set state_code = 7
             where org_id = ?
               and preview_id = ?
               and state_code = 6
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Plans plans;
    private final DeltaDocument document;
    private final ItemTags tags;
    private final DecisionHash hash;
    private final Guardrails guardrails;
    private final Approvals approvals;
    private final PlanSyncs syncs;
    private final PreviewSettings settings;
    private final PlanEnds ends;
    private final Clock clock;

    PlanLife(
            CurrentCaller currentCaller,
            JdbcClient jdbc,
            Plans plans,
            DeltaDocument document,
            ItemTags tags,
            DecisionHash hash,
            Guardrails guardrails,
            Approvals approvals,
            PlanSyncs syncs,
            PreviewSettings settings,
            PlanEnds ends,
            Clock clock) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.plans = plans;
        this.document = document;
        this.tags = tags;
        this.hash = hash;
        this.guardrails = guardrails;
        this.approvals = approvals;
        this.syncs = syncs;
        this.settings = settings;
        this.ends = ends;
        this.clock = clock;
    }

    /** @param stored records that the store held, unchanged: those of them that stay as they are */
    public record Comparison(PlanRow.Sight sight, long stored, long unchanged) {}

    /** All items are written; from now on people may decide. */
    @Transactional(propagation = Propagation.MANDATORY)
    public PlanRow computed(UUID preview, Comparison comparison) {
        UUID org = org();
        PlanRow plan = plans.lock(preview);
        Instant until = clock.instant().plus(settings.approvableFor(plan.connection()));
        open(plan, comparison, until);
        jdbc.sql(EXPIRES).params(until.atOffset(ZoneOffset.UTC), org, preview).update();
        document.write(org, preview);
        approvals.supersedeOthers(plan);
        PlanRow computed = plans.get(preview);
        syncs.note(SyncAction.PREVIEW_DELTA, computed, words(computed), Map.of("preview", preview));
        return computed;
    }

    /**
     * All items of a preview that a service wrote by plain SQL are unpacked; what it wrote, and until when it holds, stays
     * as it is.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void unpacked(UUID preview, Instant until, long items, long stored) {
        var sight = new PlanRow.Sight(null, items, 0, true, List.of());
        open(plans.lock(preview), new Comparison(sight, stored, 0), until);
    }

    private void open(PlanRow plan, Comparison comparison, Instant until) {
        UUID org = org();
        UUID preview = plan.preview();
        PlanRow.Sight sight = comparison.sight();
        jdbc.sql(COMPUTED)
                .param(sight.announced())
                .params(sight.seen(), sight.duplicates())
                .params(sight.unseen().toArray(String[]::new), sight.complete())
                .params(comparison.stored(), comparison.unchanged(), until.atOffset(ZoneOffset.UTC))
                .params(org, preview, org, preview)
                .update();
        List<Guardrail> set = guardrails.of(plan.connection() == null ? new UUID(0, 0) : plan.connection());
        tags.make(org, preview, guardrails.threshold(set));
        hash.renew(org, preview);
    }

    /** All is as it should be: there is nothing to look at, so it goes with the next clean-up. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void nothingToDo(UUID preview) {
        applied(preview);
        Instant now = clock.instant();
        jdbc.sql(EXPIRES).params(now.atOffset(ZoneOffset.UTC), org(), preview).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void failed(UUID preview, String code, String reason) {
        ends.end(preview, PlanState.FAILED, code, reason);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void cancelled(UUID preview) {
        cancelled(preview, null);
    }

    /** @param reason null where whoever cancelled it gave none */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancelled(UUID preview, @Nullable String reason) {
        ends.end(preview, PlanState.CANCELLED, reason == null ? null : "cancelled", reason);
        if (plans.get(preview).wasApproved()) {
            ends.tried(preview);
        }
    }

    /** Its service has the order to apply it. */
    void taken(UUID preview) {
        jdbc.sql(TAKEN).params(org(), preview).update();
    }

    /** Its service will not apply it. */
    void refused(UUID preview, String code, String reason) {
        ends.end(preview, PlanState.CANCELLED, code, reason);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void applying(UUID preview) {
        jdbc.sql(STATE).params(PlanState.APPLYING.code(), org(), preview).update();
    }

    /** All items that were to be tried have been. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void applied(UUID preview) {
        ends.tried(preview);
    }

    private static String words(PlanRow plan) {
        PlanRow.Counts counts = plan.counts();
        return "%d new, %d updated, %d deleted, %d unchanged%s"
                .formatted(
                        counts.created(),
                        counts.updated(),
                        counts.deleted(),
                        counts.unchanged(),
                        plan.sight().complete() ? "" : "; incomplete, no deletions");
    }

    private UUID org() {
        return currentCaller.get().org().value();
    }
}
