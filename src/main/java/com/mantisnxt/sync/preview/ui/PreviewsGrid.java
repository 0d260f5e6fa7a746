package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.ui.RowOpener;
import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.plan.ListedPreview;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.time.Clock;
import java.util.function.Consumer;

/** Previews one per line; on a narrow screen each a card. */
final class PreviewsGrid extends Grid<ListedPreview> {

    private final PreviewCells cells;

    PreviewsGrid(Clock clock, PreviewNames names, Consumer<ListedPreview> opener) {
        this.cells = new PreviewCells(this, names, clock);
        addClassName("previews-grid");
        addThemeVariants(GridVariant.LUMO_NO_BORDER);
        setSizeFull();
        setSelectionMode(SelectionMode.NONE);
        add("of", cells.of(), "11.5rem").setFlexGrow(1);
        add("state", cells.state(), "12rem");
        for (ChangeKind kind : ChangeKind.values()) {
            add(kind.label(), cells.count(kind), "4.9rem").setTextAlign(ColumnTextAlign.END);
        }
        add("unchanged", cells.unchanged(), "6rem").setTextAlign(ColumnTextAlign.END);
        add("by", cells.text(names::maker), "8.5rem");
        add("computed", cells.computed(), "6rem").setTextAlign(ColumnTextAlign.END);
        add("expires", cells.expires(), "6.2rem").setTextAlign(ColumnTextAlign.END);
        add("card", cells.card(), "100%").setFlexGrow(1).setVisible(false);
        RowOpener.on(this, opener);
    }

    /** Cards instead of columns. */
    void setNarrow(boolean narrow) {
        getColumns().forEach(column -> column.setVisible("card".equals(column.getKey()) == narrow));
    }

    private Column<ListedPreview> add(String key, LitRenderer<ListedPreview> renderer, String width) {
        return addColumn(renderer)
                .setKey(key)
                .setHeader(getTranslation("preview.column." + key))
                .setWidth(width)
                .setFlexGrow(0)
                .setResizable(true);
    }
}
