package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.OutcomeKind;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.mantisnxt.sync.preview.plan.PlanResults;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.Warning;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import java.util.function.Consumer;

/** What a preview holds, in numbers; each number a choice of what is listed. */
final class PlanChips extends Div {

    private final Consumer<ItemQuery> chosen;

    PlanChips(Consumer<ItemQuery> chosen) {
        this.chosen = chosen;
        addClassName("kind-chips");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("preview.kinds"));
    }

    void show(PlanRow plan, ItemQuery query, PlanItems.Facets facets, PlanResults.Result result) {
        removeAll();
        PlanRow.Counts counts = plan.counts();
        add(chip("all", counts.total(), query.equals(ItemQuery.all()), ItemQuery.all()));
        for (ChangeKind kind : ChangeKind.values()) {
            add(chip(kind.label(), counts.of(kind), kind == query.kind(), ItemQuery.of(kind)));
        }
        add(unchanged(counts.unchanged()));
        facets.warnings().forEach((warning, count) -> add(warning(warning, count, query)));
        if (counts.excluded() > 0) {
            add(chip(
                    "excluded",
                    counts.excluded(),
                    query.excluded() != null,
                    ItemQuery.all().withExcluded(true)));
        }
        if (plan.state().isDecided()) {
            outcome(OutcomeKind.APPLIED, result.applied(), query);
            outcome(OutcomeKind.UNCHANGED, result.unchanged(), query);
            outcome(OutcomeKind.DRIFTED, result.drifted(), query);
            outcome(OutcomeKind.REJECTED, result.rejected(), query);
        }
    }

    private NativeButton warning(Warning warning, int count, ItemQuery query) {
        NativeButton chip = chip(
                "warning." + warning.label(),
                count,
                warning == query.warning(),
                ItemQuery.all().withWarning(warning));
        chip.getElement().setAttribute("data-tone", "warn");
        return chip;
    }

    private void outcome(OutcomeKind kind, int count, ItemQuery query) {
        if (count > 0) {
            NativeButton chip = chip(
                    "outcome." + kind.label(),
                    count,
                    kind == query.outcome(),
                    ItemQuery.all().withOutcome(kind));
            chip.getElement().setAttribute("data-outcome", kind.label());
            add(chip);
        }
    }

    private Span unchanged(long count) {
        Span chip = new Span(getTranslation("preview.kind.unchanged") + " ");
        chip.add(number("none", count));
        chip.addClassNames("sc-chip", "preview-unchanged");
        return chip;
    }

    private NativeButton chip(String name, long count, boolean isShown, ItemQuery query) {
        var chip = new NativeButton(getTranslation("preview.kind." + name) + " ", event -> chosen.accept(query));
        chip.add(number(count == 0 ? "none" : name, count));
        chip.addClassNames("sc-chip", "kind-" + name.replace('.', '-'));
        chip.getElement().setAttribute("aria-pressed", String.valueOf(isShown));
        return chip;
    }

    private Span number(String kind, long count) {
        Span number = new Span(NumberFormat.getIntegerInstance(getLocale()).format(count));
        number.addClassName("preview-count");
        number.getElement().setAttribute("data-kind", kind);
        return number;
    }
}
