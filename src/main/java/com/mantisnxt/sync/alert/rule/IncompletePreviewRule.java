package com.mantisnxt.sync.alert.rule;

import com.mantisnxt.sync.alert.AlertChanged.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A preview that waits for a decision did not see all of its source. */
@Component
class IncompletePreviewRule implements Rule {

    private final OpenPreviews previews;

    IncompletePreviewRule(OpenPreviews previews) {
        this.previews = previews;
    }

    @Override
    public RuleSpec spec() {
        return RuleSpec.of("preview-incomplete", 70, Severity.WARNING);
    }

    @Override
    public Findings look(Look look) {
        return previews.judged(look, IncompletePreviewRule::judge);
    }

    private static @Nullable Finding judge(WaitingPreview preview) {
        WaitingPreview.Missing missing = preview.missing();
        return missing == null
                ? null
                : preview.finding(missing.what() + Words.because(missing.why()), preview.createdAt());
    }
}
