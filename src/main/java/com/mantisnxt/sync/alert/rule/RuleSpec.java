package com.mantisnxt.sync.alert.rule;

import com.mantisnxt.sync.alert.AlertChanged.Severity;
import com.mantisnxt.sync.base.InvalidInput;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What is the same of a rule for everybody.
 *
 * @param code such as {@code sync-failed}; never changed once published
 * @param order of the list of rules
 * @param ofInstallation looks at the installation and not at an organisation
 * @param settles an alert closes when nothing was found for so long; keeps what comes and goes from flapping
 * @param byHand whether somebody may close it: it is about what has happened, and does not come back by itself
 * @param limits what administrators may set, in the order of the settings
 */
public record RuleSpec(
        String code,
        int order,
        boolean ofInstallation,
        Severity severity,
        Duration settles,
        boolean byHand,
        List<Limit> limits) {

    public RuleSpec {
        limits = List.copyOf(limits);
    }

    static RuleSpec of(String code, int order, Severity severity, Limit... limits) {
        return new RuleSpec(code, order, false, severity, Duration.ZERO, false, List.of(limits));
    }

    RuleSpec ofTheInstallation() {
        return new RuleSpec(code, order, true, severity, settles, byHand, limits);
    }

    RuleSpec settlingFor(Duration time) {
        return new RuleSpec(code, order, ofInstallation, severity, time, byHand, limits);
    }

    RuleSpec closedByHand() {
        return new RuleSpec(code, order, ofInstallation, severity, settles, true, limits);
    }

    /** A number that administrators may set, in whole units. */
    public record Limit(String name, int usual, int least, int most) {

        boolean allows(int value) {
            return value >= least && value <= most;
        }
    }

    public List<Integer> usual() {
        return limits.stream().map(Limit::usual).toList();
    }

    /** Whether all of them lie within their bounds. */
    public boolean allows(List<Integer> values) {
        return values.size() == limits.size()
                && IntStream.range(0, values.size()).allMatch(i -> limits.get(i).allows(values.get(i)));
    }

    /** @throws InvalidInput naming the limit that is out of its bounds */
    public void check(List<Integer> values) {
        if (values.size() != limits.size()) {
            throw new InvalidInput("invalid_limit", "limits", "This rule has %s limits.".formatted(limits.size()));
        }
        for (int i = 0; i < values.size(); i++) {
            Limit limit = limits.get(i);
            if (!limit.allows(values.get(i))) {
                throw new InvalidInput(
                        "invalid_limit",
                        limit.name(),
                        String.format(Locale.ROOT, "A whole number from %,d to %,d.", limit.least(), limit.most()));
            }
        }
    }
}
