package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.alert.rule.Finding;
import com.mantisnxt.sync.alert.rule.Findings;
import com.mantisnxt.sync.alert.rule.RuleSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What one look of a rule makes of its open alerts. */
record Diff(List<Finding> fresh, Map<UUID, Finding> still, List<UUID> over) {

    /** @param open of this rule */
    static Diff of(RuleSpec rule, Findings findings, List<AlertRow> open, Instant now) {
        Map<String, Finding> found = new LinkedHashMap<>();
        findings.found().forEach(finding -> found.putIfAbsent(finding.key(), finding));
        Map<UUID, Finding> still = new LinkedHashMap<>();
        List<UUID> over = new ArrayList<>();
        for (AlertRow alert : open) {
            Finding finding = found.remove(alert.key());
            if (finding != null) {
                still.put(alert.id(), finding);
            } else if (!findings.kept().contains(alert.key())
                    && isSettled(alert.times().lastSeenAt(), now, rule.settles())) {
                over.add(alert.id());
            }
        }
        return new Diff(List.copyOf(found.values()), still, over);
    }

    private static boolean isSettled(Instant lastSeen, Instant now, Duration settles) {
        return Duration.between(lastSeen, now).compareTo(settles) >= 0;
    }
}
