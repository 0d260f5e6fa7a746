package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.alert.rule.RuleSpec;
import java.util.List;

/**
 * A rule as it is set.
 *
 * @param enabled whether it is looked at
 * @param limits in the order of the rule's own
 */
public record RuleSetting(RuleSpec rule, boolean enabled, List<Integer> limits) {

    public RuleSetting {
        limits = List.copyOf(limits);
    }

    static RuleSetting usual(RuleSpec rule) {
        return new RuleSetting(rule, true, rule.usual());
    }

    /** In words, for the audit trail. */
    String words() {
        return (enabled ? "on" : "off") + (limits.isEmpty() ? "" : " " + limits);
    }
}
