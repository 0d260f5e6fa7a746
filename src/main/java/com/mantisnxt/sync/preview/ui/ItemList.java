package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.ui.KeysetDataProvider;
import com.mantisnxt.sync.base.ui.RowOpener;
import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.ItemRow;
import com.mantisnxt.sync.preview.ItemSearch;
import com.mantisnxt.sync.preview.PreviewItems;
import com.mantisnxt.sync.preview.PreviewRow;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.UUID;
import java.util.function.Consumer;

/** The items of one kind, as many as there are, some at a time. */
final class ItemList extends Div {

    private static final String ROW = """
            <div class="item-row"><b>${item.name}</b><small>${item.about}</small></div>
            """;

    private final PreviewItems items;
    private final PreviewStates states;
    private final Grid<ItemRow> grid = new Grid<>();

    ItemList(PreviewItems items, PreviewStates states, Consumer<ItemRow> opener) {
        this.items = items;
        this.states = states;
        addClassName("item-list");
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.SINGLE);
        grid.setSizeFull();
        var words = new ItemWords(this);
        grid.addColumn(
                LitRenderer.<ItemRow>of(ROW).withProperty("name", words::name).withProperty("about", words::about));
        RowOpener.on(grid, opener);
    }

    void show(PreviewRow preview, ChangeKind kind) {
        int held = preview.delta().held(kind);
        if (held == 0) {
            replace(states.noItems());
            return;
        }
        UUID id = preview.id();
        grid.setItems(new CallbackDataProvider<ItemRow, Void>(
                query -> items.at(id, kind, query.getOffset(), query.getLimit()).stream(),
                query -> held,
                ItemRow::index));
        replace(grid);
    }

    void search(PreviewRow preview, ItemSearch search, Runnable clear) {
        var provider = new KeysetDataProvider<ItemRow, Integer>(
                (after, limit) -> items.matching(preview.id(), search, after, limit), ItemRow::index);
        if (provider.isEmpty()) {
            replace(states.noMatch(clear));
            return;
        }
        grid.setItems(provider).setItemCountUnknown();
        replace(grid);
    }

    void select(ItemRow row) {
        grid.select(row);
    }

    void deselect() {
        grid.deselectAll();
    }

    void focus() {
        grid.focus();
    }

    private void replace(Component content) {
        removeAll();
        add(content);
    }
}
