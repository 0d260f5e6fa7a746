package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.alert.rule.Rule;
import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules, and how administrators set them: those of the organisation, and the installation's for whom it concerns. */
@Service
public class AlertRules {

    private final AlertAccess access;
    private final RuleSettings settings;
    private final AuditEntries trail;

    AlertRules(AlertAccess access, RuleSettings settings, AuditEntries trail) {
        this.access = access;
        this.settings = settings;
        this.trail = trail;
    }

    /** In their order. */
    @Transactional(readOnly = true, timeout = 5)
    public List<RuleSetting> all() {
        List<RuleSetting> all = new ArrayList<>();
        for (AlertScope scope : access.scopes(Right.READ)) {
            Map<String, RuleSetting> set = settings.of(scope);
            settings.rules(scope)
                    .forEach(rule ->
                            all.add(Objects.requireNonNull(set.get(rule.spec().code()))));
        }
        return all;
    }

    /** Holds from the next look on; what is switched off closes its alerts. */
    @Transactional
    public void set(String code, boolean enabled, List<Integer> limits) {
        Caller caller = access.require(Right.ADMINISTER);
        for (AlertScope scope : access.scopes(Right.ADMINISTER)) {
            for (Rule rule : settings.rules(scope)) {
                if (rule.spec().code().equals(code)) {
                    set(scope, new RuleSetting(rule.spec(), enabled, limits), caller);
                    return;
                }
            }
        }
        throw AlertRefused.unknownRule();
    }

    private void set(AlertScope scope, RuleSetting wanted, Caller caller) {
        wanted.rule().check(wanted.limits());
        String code = wanted.rule().code();
        RuleSetting before = Objects.requireNonNull(settings.of(scope).get(code));
        if (before.equals(wanted)) {
            return;
        }
        settings.set(scope, wanted, caller.fullName());
        trail.add("alert_rule_changed", code, Map.of("before", before.words(), "after", wanted.words()));
    }
}
