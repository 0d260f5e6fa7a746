package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.ui.EmptyState;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;

/** Why a preview of a connection lists nothing. */
final class PlanStates {

    private final Component owner;
    private final Runnable clear;

    PlanStates(Component owner, Runnable clear) {
        this.owner = owner;
        this.clear = clear;
    }

    Component noItems(PlanRow plan, ItemQuery query) {
        if (plan.state() == PlanState.COMPUTING) {
            return state("computing");
        }
        if (plan.failure() != null || plan.state() == PlanState.CANCELLED) {
            return state("not-computed");
        }
        if (plan.counts().total() == 0) {
            return state("same");
        }
        return query.equals(ItemQuery.all())
                ? state("no-items")
                : state("filtered-plan", new Button(owner.getTranslation("preview.all-items"), event -> clear.run()));
    }

    private EmptyState state(String name, Component... more) {
        return new EmptyState(
                owner.getTranslation("preview.empty." + name + ".title"),
                owner.getTranslation("preview.empty." + name + ".text"),
                more);
    }
}
