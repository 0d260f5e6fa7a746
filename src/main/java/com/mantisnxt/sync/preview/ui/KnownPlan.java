package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.PreviewRow;
import com.mantisnxt.sync.preview.plan.Approval;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.PlanResults;
import com.mantisnxt.sync.preview.plan.PlanRow;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is shown of a preview as a whole. */
record KnownPlan(
        PreviewRow preview,
        PlanRow plan,
        List<Guardrail.Finding> findings,
        List<Approval> approvals,
        PlanResults.Result result,
        boolean isWithdrawable,
        boolean isOpen,
        @Nullable String obstacle) {

    static KnownPlan of(PlanServices services, PreviewRow preview, PlanRow plan) {
        UUID id = plan.preview();
        return new KnownPlan(
                preview,
                plan,
                services.guardrails().check(id),
                services.approval().approvals(id),
                services.results().of(id),
                services.isWithdrawable(plan),
                plan.isOpen(services.clock().instant()),
                services.obstacle(plan));
    }

    /** Not where its row has changed, nor where what is offered depends on something else that has. */
    boolean isStill(PlanServices services, PlanRow now) {
        return now.equals(plan)
                && isWithdrawable == services.isWithdrawable(now)
                && isOpen == now.isOpen(services.clock().instant())
                && Objects.equals(obstacle, services.obstacle(now));
    }
}
