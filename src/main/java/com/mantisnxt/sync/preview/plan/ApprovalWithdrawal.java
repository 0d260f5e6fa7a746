package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes approvals of a preview back as long as nothing has come of them: a second one is awaited, or its service has not
 * fetched the order to apply it. Then the preview is open again, for as long as it would have been.
 */
@Service
public class ApprovalWithdrawal {

    private final CurrentCaller currentCaller;
    private final Plans plans;
    private final WithdrawnApprovals withdrawn;
    private final PlanSyncs syncs;
    private final SyncCommands commands;
    private final PlanTrail trail;

    ApprovalWithdrawal(
            CurrentCaller currentCaller,
            Plans plans,
            WithdrawnApprovals withdrawn,
            PlanSyncs syncs,
            SyncCommands commands,
            PlanTrail trail) {
        this.currentCaller = currentCaller;
        this.plans = plans;
        this.withdrawn = withdrawn;
        this.syncs = syncs;
        this.commands = commands;
        this.trail = trail;
    }

    /** As things stand; the withdrawal itself may come too late. */
    public boolean isPossible(PlanRow plan) {
        String order = order(plan);
        return plan.state() == PlanState.AWAITING_SECOND
                || plan.state() == PlanState.APPROVED && order != null && commands.isUnfetched(order);
    }

    /**
     * @return the preview as it is now
     * @throws PlanRefused when nobody has approved it, or it is being applied
     */
    @Transactional
    public PlanRow withdraw(UUID preview) {
        Caller caller = currentCaller.require(Right.APPROVE);
        // the order's sync is locked before the preview, as an answer of the service does it
        String order = order(plans.get(preview));
        boolean isTakenBack = order != null && commands.withdrawOrder(order);
        PlanRow plan = plans.lock(preview);
        check(plan, isTakenBack && Objects.equals(order, order(plan)));
        syncs.note(
                SyncAction.MANUAL_TRIGGER,
                plan,
                caller.fullName() + ": withdrew the approval",
                Map.of("act", "withdraw", "by", caller.fullName(), "preview", preview, "hash", plan.hash()));
        withdrawn.reopen(caller, plan);
        if (order != null) {
            syncs.cancelled(order);
        }
        trail.add(PlanAct.APPROVAL_WITHDRAWN, preview, Map.of("hash", plan.hash()));
        return plans.get(preview);
    }

    private static void check(PlanRow plan, boolean isTakenBack) {
        switch (plan.state()) {
            case AWAITING_SECOND -> {}
            case APPROVED -> {
                if (!isTakenBack) {
                    throw PlanRefused.alreadyTaken();
                }
            }
            case APPLYING, APPLIED -> throw PlanRefused.alreadyTaken();
            case FAILED, CANCELLED -> throw plan.wasApproved() ? PlanRefused.alreadyTaken() : PlanRefused.notApproved();
            case COMPUTING, PENDING, SUPERSEDED -> throw PlanRefused.notApproved();
        }
    }

    /** The sync at which its service finds the order; what the console applies itself has none. */
    private static @Nullable String order(PlanRow plan) {
        return plan.connection() == null ? plan.applySync() : null;
    }
}
