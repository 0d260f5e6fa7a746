package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.OutcomeKind;
import com.mantisnxt.sync.preview.plan.PlanResults;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;

/** What was approved and what became of it side by side, noughts too: what is missing would be guessed at. */
final class ResultChips extends Div {

    private final transient Consumer<ItemQuery> chosen;

    ResultChips(Consumer<ItemQuery> chosen) {
        this.chosen = chosen;
        addClassNames("kind-chips", "plan-result");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("preview.result"));
    }

    void show(PlanRow plan, ItemQuery query, PlanResults.Result result) {
        removeAll();
        setVisible(plan.wasApproved());
        if (!plan.wasApproved()) {
            return;
        }
        Span label = new Span(getTranslation("preview.result"));
        label.addClassNames("sc-small", "sc-mute");
        add(label);
        ItemQuery any = query.withOutcome(null).withOpen(false);
        boolean isPlanned = Boolean.FALSE.equals(query.excluded());
        add(new CountChip(
                "planned",
                result.planned(),
                isPlanned,
                () -> chosen.accept(any.withExcluded(isPlanned ? null : Boolean.FALSE))));
        outcome(OutcomeKind.APPLIED, result.applied(), query);
        outcome(OutcomeKind.UNCHANGED, result.unchanged(), query);
        outcome(OutcomeKind.DRIFTED, result.drifted(), query);
        outcome(OutcomeKind.REJECTED, result.rejected(), query);
        add(new CountChip(
                "outcome.open",
                result.open(),
                query.open(),
                () -> chosen.accept(any.withExcluded(null).withOpen(!query.open()))));
    }

    private void outcome(OutcomeKind kind, int count, ItemQuery query) {
        boolean isShown = kind == query.outcome();
        CountChip chip = new CountChip(
                "outcome." + kind.label(),
                count,
                isShown,
                () -> chosen.accept(query.withOpen(false).withExcluded(null).withOutcome(isShown ? null : kind)));
        chip.getElement().setAttribute("data-outcome", kind.label());
        add(chip);
    }
}
