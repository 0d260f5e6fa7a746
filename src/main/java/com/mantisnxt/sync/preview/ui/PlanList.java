package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.ui.RowOpener;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PlanItemRow;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.UUID;
import java.util.function.Consumer;

/** All items that are asked for, as many as there are, some at a time; each with a tick that takes it out or in. */
final class PlanList extends Div {

    private static final String ROW = """
            <div class="plan-row" data-out=${item.out}>
              <input type="checkbox" aria-label=${item.label} .checked=${!item.out} ?disabled=${item.fixed}
                @click=${event => { event.preventDefault(); event.stopPropagation(); turn(); }}>
              <div class="item-row"><b>${item.name}</b><small>${item.about}</small></div>
              <span class="plan-mark" data-tone=${item.tone}>${item.mark}</span>
            </div>
            """;

    private final PlanItems items;
    private final PlanStates states;
    private final Grid<PlanItemRow> grid = new Grid<>();
    private final PlanWords words = new PlanWords(this);
    private boolean fixed;

    PlanList(PlanItems items, PlanStates states, Consumer<PlanItemRow> opener, Consumer<PlanItemRow> turn) {
        this.items = items;
        this.states = states;
        addClassName("item-list");
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.SINGLE);
        grid.setSizeFull();
        grid.addColumn(LitRenderer.<PlanItemRow>of(ROW)
                .withProperty("name", words::name)
                .withProperty("about", words::about)
                .withProperty("mark", words::mark)
                .withProperty("tone", words::tone)
                .withProperty("out", PlanItemRow::excluded)
                .withProperty("fixed", row -> fixed)
                .withProperty("label", words::tick)
                .withFunction("turn", turn::accept));
        RowOpener.on(grid, opener);
    }

    /** @param isOpen whether items may still be taken out */
    void show(PlanRow plan, ItemQuery query, boolean isOpen) {
        fixed = !isOpen;
        UUID id = plan.preview();
        int count = items.count(id, query);
        if (count == 0) {
            replace(states.noItems(plan, query));
            return;
        }
        grid.setItems(new CallbackDataProvider<PlanItemRow, Void>(
                asked -> items.at(id, query, asked.getOffset(), asked.getLimit()).stream(),
                asked -> count,
                PlanItemRow::position));
        replace(grid);
    }

    /** Rows as they are now, without losing one's place. */
    void refresh(boolean isOpen) {
        fixed = !isOpen;
        grid.getDataProvider().refreshAll();
    }

    void select(PlanItemRow row) {
        grid.select(row);
    }

    void deselect() {
        grid.deselectAll();
    }

    void focus() {
        grid.focus();
    }

    private void replace(Component content) {
        if (getChildren().noneMatch(content::equals)) {
            removeAll();
            add(content);
        }
    }
}
