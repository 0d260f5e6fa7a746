package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What holds for whatever is taken out of a preview or put back: by whom, until when, and that it is a change of it. */
@Component
class ExclusionRules {

    private final CurrentCaller currentCaller;
    private final Plans plans;
    private final DecisionHash hash;
    private final PlanTrail trail;
    private final Clock clock;

    ExclusionRules(CurrentCaller currentCaller, Plans plans, DecisionHash hash, PlanTrail trail, Clock clock) {
        this.currentCaller = currentCaller;
        this.plans = plans;
        this.hash = hash;
        this.trail = trail;
        this.clock = clock;
    }

    Caller open(UUID preview) {
        Caller caller = currentCaller.require(Right.APPROVE);
        PlanRow plan = plans.lock(preview);
        if (plan.isExpired(clock.instant())) {
            throw PlanRefused.expired();
        }
        if (plan.state() != PlanState.PENDING) {
            throw PlanRefused.closed();
        }
        return caller;
    }

    /** @return the preview as it is now, with another hash */
    PlanRow changed(UUID preview, PlanAct act, Map<String, ?> details) {
        hash.renew(currentCaller.get().org().value(), preview);
        trail.add(act, preview, details);
        return plans.get(preview);
    }

    static String reason(String reason) {
        if (reason.isBlank() || reason.length() > 500 || reason.indexOf('\0') >= 0) {
            throw PlanRefused.noReason();
        }
        return reason.strip();
    }
}
