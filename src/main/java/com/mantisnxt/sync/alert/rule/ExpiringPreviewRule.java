package com.mantisnxt.sync.alert.rule;

import com.mantisnxt.sync.alert.AlertChanged.Severity;
import com.mantisnxt.sync.alert.rule.RuleSpec.Limit;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A preview with changes is about to expire, or has, and nobody has decided on it. */
@Component
class ExpiringPreviewRule implements Rule {

    private final OpenPreviews previews;

    ExpiringPreviewRule(OpenPreviews previews) {
        this.previews = previews;
    }

    @Override
    public RuleSpec spec() {
        return RuleSpec.of("preview-expiring", 80, Severity.WARNING, new Limit("minutesBefore", 15, 1, 1_440));
    }

    @Override
    public Findings look(Look look) {
        return previews.judged(look, preview -> judge(preview, look));
    }

    private static @Nullable Finding judge(WaitingPreview preview, Look look) {
        Instant until = preview.until();
        if (preview.changes() == 0 || until == null) {
            return null;
        }
        Instant from = until.minus(Duration.ofMinutes(look.limit(0)));
        if (look.now().isBefore(from)) {
            return null;
        }
        String text = look.now().isBefore(until)
                ? "%s can be approved until %s only."
                : "%s could be approved until %s, and nobody decided.";
        return preview.finding(text.formatted(Words.changes(preview.changes()), Words.minute(until)), from);
    }
}
