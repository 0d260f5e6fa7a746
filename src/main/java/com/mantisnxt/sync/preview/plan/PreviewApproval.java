package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.connector.Sources;
import com.mantisnxt.sync.connector.Targets;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Approves exactly what was looked at, or refuses with the reason. The approval, its entry in the log and the work that
 * applies it are one transaction.
 */
@Service
public class PreviewApproval {

    private final CurrentCaller currentCaller;
    private final Plans plans;
    private final Approvals approvals;
    private final Guardrails guardrails;
    private final Sources sources;
    private final Targets targets;
    private final PlanSyncs syncs;
    private final RunQueue queue;
    private final ServiceOrders orders;
    private final PlanTrail trail;
    private final Clock clock;

    PreviewApproval(
            CurrentCaller currentCaller,
            Plans plans,
            Approvals approvals,
            Guardrails guardrails,
            Sources sources,
            Targets targets,
            PlanSyncs syncs,
            RunQueue queue,
            ServiceOrders orders,
            PlanTrail trail,
            Clock clock) {
        this.currentCaller = currentCaller;
        this.plans = plans;
        this.approvals = approvals;
        this.guardrails = guardrails;
        this.sources = sources;
        this.targets = targets;
        this.syncs = syncs;
        this.queue = queue;
        this.orders = orders;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @param hash of the preview that was looked at, {@link PlanRow#hash}
     * @return the preview: approved, or awaiting a second approver where a guardrail asks for one
     * @throws PlanRefused when it is not what was looked at, not open, or a guardrail forbids it
     */
    @Transactional
    public PlanRow approve(UUID preview, String hash) {
        Caller caller = currentCaller.require(Right.APPROVE);
        PlanRow plan = plans.lock(preview);
        checkState(plan);
        if (plan.isExpired(clock.instant())) {
            throw PlanRefused.expired();
        }
        checkSource(plan);
        if (!plan.hash().equals(hash)) {
            throw PlanRefused.changed();
        }
        if (plan.counts().included() == 0) {
            throw PlanRefused.nothingToDo();
        }
        boolean needsTwo = checkGuardrails(preview);
        int approved = approvals.add(caller, plan);
        trail.add(PlanAct.APPROVED, preview, bound(plan));
        if (needsTwo && approved < 2) {
            approvals.awaitSecond(plan);
            syncs.note(SyncAction.MANUAL_TRIGGER, plan, caller.fullName() + ": approved, awaits a second", Map.of());
            return plans.get(preview);
        }
        return apply(caller, plan);
    }

    private static Map<String, Object> bound(PlanRow plan) {
        return Map.of(
                "hash", plan.hash(),
                "included", plan.counts().included(),
                "target", plan.target().label());
    }

    /** Who approved, first one first; also what was withdrawn. */
    @Transactional(readOnly = true)
    public List<Approval> approvals(UUID preview) {
        currentCaller.require(Right.READ);
        return approvals.of(preview);
    }

    /** What a service brought it applies itself, by order. */
    private PlanRow apply(Caller caller, PlanRow plan) {
        UUID connection = plan.connection();
        String syncId = ServiceOrders.sync(plan.preview(), approvals.round(plan.preview()));
        approvals.approved(plan, syncId);
        PlanRow approved = plans.get(plan.preview());
        if (connection == null) {
            orders.give(approved);
        } else {
            syncs.start(syncId, approved, approved.counts().included());
            queue.apply(new RunOrder(plan.preview(), connection, plan.entity(), syncId, false));
        }
        syncs.note(
                SyncAction.MANUAL_TRIGGER,
                approved,
                caller.fullName() + ": approved",
                Map.of("act", "approve", "by", caller.fullName(), "preview", plan.preview(), "hash", plan.hash()));
        return approved;
    }

    private static void checkState(PlanRow plan) {
        if (plan.wasApproved()) {
            throw PlanRefused.alreadyApproved();
        }
        switch (plan.state()) {
            case PENDING, AWAITING_SECOND -> {}
            case APPROVED, APPLYING, APPLIED -> throw PlanRefused.alreadyApproved();
            case COMPUTING -> throw PlanRefused.incomplete("The preview is still being computed.");
            case FAILED -> throw PlanRefused.incomplete("The preview could not be computed.");
            case CANCELLED -> throw PlanRefused.incomplete("The preview was cancelled.");
            case SUPERSEDED -> throw PlanRefused.superseded("A newer preview of the same records took its place.");
        }
    }

    /**
     * What {@link #approve} asks as well, and nobody who looks at the preview can see.
     *
     * @throws com.mantisnxt.sync.base.Refused when what it was computed of has changed, so that nobody can approve it
     */
    @Transactional(readOnly = true)
    public void checkStillOfItsSource(PlanRow plan) {
        currentCaller.require(Right.READ);
        checkSource(plan);
    }

    private void checkSource(PlanRow plan) {
        if (plan.connection() == null) {
            if (approvals.isRewritten(plan)) {
                throw PlanRefused.superseded("Its service has written the preview anew.");
            }
            return;
        }
        if (plan.target() == PlanTarget.SYSTEM) {
            targets.check(plan.connection(), plan.entity(), List.of());
        }
        if (!plans.fingerprint(plan.preview()).equals(sources.fingerprint(plan.connection(), plan.entity()))) {
            throw PlanRefused.superseded("The connection was changed since the preview was computed.");
        }
    }

    private boolean checkGuardrails(UUID preview) {
        List<Guardrail.Finding> findings = guardrails.check(preview);
        findings.stream().filter(Guardrail.Finding::forbids).findFirst().ifPresent(finding -> {
            throw PlanRefused.guarded(finding);
        });
        return findings.stream().anyMatch(Guardrail.Finding::needsSecond);
    }
}
