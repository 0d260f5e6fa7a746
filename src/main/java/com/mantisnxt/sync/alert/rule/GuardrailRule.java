package com.mantisnxt.sync.alert.rule;

import com.mantisnxt.sync.alert.AlertChanged.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A sync that applies itself was not let to, and its changes wait for somebody. */
@Component
class GuardrailRule implements Rule {

    /** What the engine ends such a sync with. */
    private static final String LEFT_TO_PEOPLE = "needs_approval";

    private final OpenPreviews previews;

    GuardrailRule(OpenPreviews previews) {
        this.previews = previews;
    }

    @Override
    public RuleSpec spec() {
        return RuleSpec.of("guardrail-refused", 90, Severity.WARNING);
    }

    @Override
    public Findings look(Look look) {
        return previews.judged(look, GuardrailRule::judge);
    }

    private static @Nullable Finding judge(WaitingPreview preview) {
        WaitingPreview.Fault fault = preview.fault();
        if (fault == null || !LEFT_TO_PEOPLE.equals(fault.code())) {
            return null;
        }
        return preview.finding(
                "Was not applied; %s wait for a decision".formatted(Words.changes(preview.changes()))
                        + Words.because(fault.message()),
                preview.createdAt());
    }
}
