package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.connector.Sources;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Approves in place of people what nobody needs to look at: a sync that applies itself, where no guardrail has anything to
 * say, not even a warning. Else the preview stays open for people.
 */
@Service
public class DirectApproval {

    private final CurrentCaller currentCaller;
    private final Plans plans;
    private final Approvals approvals;
    private final Guardrails guardrails;
    private final Sources sources;
    private final PlanSyncs syncs;

    DirectApproval(
            CurrentCaller currentCaller,
            Plans plans,
            Approvals approvals,
            Guardrails guardrails,
            Sources sources,
            PlanSyncs syncs) {
        this.currentCaller = currentCaller;
        this.plans = plans;
        this.approvals = approvals;
        this.guardrails = guardrails;
        this.sources = sources;
        this.syncs = syncs;
    }

    /**
     * Within the transaction that computed it.
     *
     * @param syncId the sync that goes on to apply it
     * @return why people have to look at it; empty when it is approved
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> approve(UUID preview, String syncId) {
        PlanRow plan = plans.lock(preview);
        UUID connection = plan.connection();
        if (connection == null || !plans.fingerprint(preview).equals(sources.fingerprint(connection, plan.entity()))) {
            return Optional.of("The connection was changed meanwhile.");
        }
        List<Guardrail.Finding> findings = guardrails.check(preview).stream()
                .filter(Guardrail.Finding::isPassed)
                .toList();
        if (!findings.isEmpty()) {
            return Optional.of(PlanRefused.guarded(findings.getFirst()).reason());
        }
        Caller caller = currentCaller.get();
        approvals.add(caller, plan);
        approvals.approved(plan, syncId);
        syncs.note(
                SyncAction.MANUAL_TRIGGER,
                plans.get(preview),
                caller.fullName() + ": applies itself, no guardrail objects",
                Map.of("act", "approve", "by", caller.fullName(), "preview", preview, "hash", plan.hash()));
        return Optional.empty();
    }
}
