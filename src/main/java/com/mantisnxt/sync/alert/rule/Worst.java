package com.mantisnxt.sync.alert.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Of several syncs of the same kind of record at once the worst one is told. */
final class Worst {

    private record Weighed(Finding finding, double weight) {}

    private final Map<String, Weighed> worst = new LinkedHashMap<>();

    void add(Finding finding, double weight) {
        worst.merge(
                finding.key(),
                new Weighed(finding, weight),
                (held, fresh) -> fresh.weight() > held.weight() ? fresh : held);
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        worst.values().forEach(one -> findings.add(one.finding()));
        return findings;
    }
}
