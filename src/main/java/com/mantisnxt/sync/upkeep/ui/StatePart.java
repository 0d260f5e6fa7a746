package com.mantisnxt.sync.upkeep.ui;

import com.mantisnxt.sync.upkeep.LogPartition;
import com.mantisnxt.sync.upkeep.LogState;
import com.mantisnxt.sync.upkeep.RunRow;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The few facts that tell whether all is well, and what to do where it is not. */
final class StatePart extends Div {

    private static final int TOO_FEW = 2;

    StatePart(LogState state, List<RunRow> runs) {
        addClassName("upkeep-state");
        var facts = new Div(
                fact("ahead", new Span(getTranslation("upkeep.months", state.monthsAhead())), ahead(state)),
                fact("size", new Span(Amounts.bytes(state.bytes())), ""),
                fact(
                        "kept",
                        new Span(getTranslation("upkeep.months", state.kept().months())),
                        ""),
                fact("next", new Span(next(state)), ""),
                fact("run", lastRun(runs), hasFailed(runs) ? "bad" : ""));
        facts.addClassName("upkeep-facts");
        add(facts);
        warn(state.monthsAhead() < TOO_FEW, "upkeep.warn.ahead", state.monthsAhead());
        warn(state.isCatchAllInUse() && !state.wasClockAhead(), "upkeep.warn.catch-all");
        warn(state.wasClockAhead(), "upkeep.warn.clock");
        warn(!state.isGuarded(), "upkeep.warn.guard");
        state.gaps().forEach(gap -> warn(true, "upkeep.warn.gap", gap));
        if (hasFailed(runs)) {
            warn(true, "upkeep.warn.failed", String.valueOf(runs.getFirst().error()));
        }
    }

    private static String ahead(LogState state) {
        return state.monthsAhead() < TOO_FEW ? "bad" : state.monthsAhead() < state.monthsWanted() ? "warn" : "good";
    }

    private Component fact(String key, Component value, String tone) {
        var label = new Span(getTranslation("upkeep.fact." + key));
        label.addClassName("sc-small");
        var fact = new Div(label, value);
        fact.addClassNames("sc-card", "upkeep-fact");
        if (!tone.isEmpty()) {
            fact.getElement().setAttribute("data-tone", tone);
        }
        return fact;
    }

    private String next(LogState state) {
        return state.partitions().stream()
                .filter(partition -> partition.lower() != null)
                .map(partition -> dueAt(state, partition))
                .filter(due -> !due.equals(Instant.MAX))
                .min(Comparator.naturalOrder())
                .map(Amounts::day)
                .orElse("–");
    }

    private static Instant dueAt(LogState state, LogPartition partition) {
        return Objects.requireNonNullElse(state.dueAt(partition), Instant.MAX);
    }

    private Component lastRun(List<RunRow> runs) {
        return runs.isEmpty()
                ? new Span(getTranslation("upkeep.never"))
                : new RelativeTime(runs.getFirst().startedAt());
    }

    private static boolean hasFailed(List<RunRow> runs) {
        return !runs.isEmpty() && runs.getFirst().error() != null;
    }

    private void warn(boolean isSo, String key, Object... about) {
        if (isSo) {
            var banner = new Div(getTranslation(key, about));
            banner.addClassName("sc-banner");
            banner.getElement().setAttribute("data-tone", "bad");
            banner.getElement().setAttribute("role", "alert");
            add(banner);
        }
    }
}
