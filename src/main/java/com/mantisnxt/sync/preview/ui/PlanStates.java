package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.ui.EmptyState;
import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.function.Consumer;

/** Why a preview of a connection lists nothing. */
final class PlanStates {

    private final Component owner;
    private final Consumer<ItemQuery> list;

    PlanStates(Component owner, Consumer<ItemQuery> list) {
        this.owner = owner;
        this.list = list;
    }

    Component noItems(PlanRow plan, ItemQuery query) {
        if (plan.state() == PlanState.COMPUTING) {
            return state("computing");
        }
        if (plan.hash().isEmpty()) {
            return state("not-computed");
        }
        if (plan.counts().total() == 0) {
            return state("same");
        }
        if (query.equals(ItemQuery.all())) {
            return state("no-items");
        }
        Button all = button("preview.all-items", ItemQuery.all());
        return query.withoutDeletions()
                ? state(
                        "filtered-apart",
                        button(
                                "preview.among-deletions",
                                query.withoutDeletions(false).withKind(ChangeKind.DELETED)),
                        all)
                : state("filtered-plan", all);
    }

    private Button button(String key, ItemQuery query) {
        return new Button(owner.getTranslation(key), event -> list.accept(query));
    }

    private EmptyState state(String name, Component... more) {
        return new EmptyState(
                owner.getTranslation("preview.empty." + name + ".title"),
                owner.getTranslation("preview.empty." + name + ".text"),
                more);
    }
}
