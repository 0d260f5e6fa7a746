package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.alert.rule.Rule;
import com.mantisnxt.sync.alert.rule.RuleSpec;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rules there are, and how they are set; in the caller's transaction. */
@Repository
class RuleSettings {

    private final JdbcClient jdbc;
    private final List<Rule> rules;

    RuleSettings(JdbcClient jdbc, List<Rule> rules) {
        this.jdbc = jdbc;
        this.rules = rules.stream()
                .sorted(Comparator.comparingInt(rule -> rule.spec().order()))
                .toList();
    }

    List<Rule> rules(AlertScope scope) {
        return rules.stream()
                .filter(rule -> rule.spec().ofInstallation() == scope.isInstallation())
                .toList();
    }

    /** Each rule of the scope by its code, as it is set or as it comes. */
    Map<String, RuleSetting> of(AlertScope scope) {
        Map<String, RuleSetting> settings = new HashMap<>();
        rules(scope).forEach(rule -> settings.put(rule.spec().code(), RuleSetting.usual(rule.spec())));
        String sql = "select rule, is_enabled, limits from %s a where %s"
                .formatted(scope.table("alert_rule_setting"), scope.own());
        jdbc.sql(sql).params(scope.params(Map.of())).query(row -> {
            String code = row.getString("rule");
            boolean enabled = row.getBoolean("is_enabled");
            List<Integer> limits = limits(row);
            settings.computeIfPresent(code, (same, usual) -> set(usual.rule(), enabled, limits));
        });
        return settings;
    }

    void set(AlertScope scope, RuleSetting setting, String by) {
        String sql = """
                insert into %s as a (%s rule, is_enabled, limits, changed_by_name)
                values (%s :rule, :enabled, :limits, left(:by, 255))
                    on conflict (%s rule) do update
                   set is_enabled = excluded.is_enabled,
                       limits = excluded.limits,
                       changed_at = clock_timestamp(),
                       changed_by_name = excluded.changed_by_name
                """.formatted(
                        scope.table("alert_rule_setting"),
                        scope.ofOrganisations("org_id,"),
                        scope.ofOrganisations(":org,"),
                        scope.ofOrganisations("org_id,"));
        jdbc.sql(sql)
                .params(scope.params(Map.of(
                        "rule", setting.rule().code(),
                        "enabled", setting.enabled(),
                        "limits", setting.limits().toArray(Integer[]::new),
                        "by", by)))
                .update();
    }

    /** Limits of an older version of the rule, or out of its bounds by now, do not count. */
    private static RuleSetting set(RuleSpec rule, boolean enabled, @Nullable List<Integer> limits) {
        if (limits == null || !rule.allows(limits)) {
            return new RuleSetting(rule, enabled, rule.usual());
        }
        return new RuleSetting(rule, enabled, limits);
    }

    private static @Nullable List<Integer> limits(ResultSet row) throws SQLException {
        Array array = row.getArray("limits");
        return array == null ? null : List.of((Integer[]) array.getArray());
    }
}
