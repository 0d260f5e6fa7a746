package com.mantisnxt.sync.alert.rule;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a rule found.
 *
 * @param kept keys of open alerts about which there is nothing new to say, and which are not over
 */
public record Findings(List<Finding> found, Set<String> kept) {

    public static final Findings NONE = of(List.of());

    static Findings of(List<Finding> found) {
        return new Findings(found, Set.of());
    }

    /** What is not decided anew stays as it was. */
    static Findings keepingOthers(List<Finding> found, Look look, Predicate<String> decided) {
        return new Findings(found, look.open().stream().filter(decided.negate()).collect(Collectors.toSet()));
    }
}
