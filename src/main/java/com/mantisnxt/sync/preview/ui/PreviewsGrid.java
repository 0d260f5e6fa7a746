package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.ui.RowOpener;
import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.PreviewRow;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;

/** Previews one per line; on a narrow screen each a card. */
final class PreviewsGrid extends Grid<PreviewRow> {

    private final PreviewCells cells;

    PreviewsGrid(Clock clock, Function<PreviewRow, String> maker, Consumer<PreviewRow> opener) {
        this.cells = new PreviewCells(this, clock);
        addClassName("previews-grid");
        addThemeVariants(GridVariant.LUMO_NO_BORDER);
        setSizeFull();
        setSelectionMode(SelectionMode.NONE);
        add("source", cells.text(cells::source), "8rem");
        add("entity", cells.text(cells::entity), "7rem");
        add("sync", cells.text(cells::sync), "13rem").setFlexGrow(1);
        add("by", cells.text(maker::apply), "8.5rem");
        for (ChangeKind kind : ChangeKind.values()) {
            add(kind.label(), cells.count(kind), "5.75rem").setTextAlign(ColumnTextAlign.END);
        }
        add("computed", cells.computed(), "8rem").setTextAlign(ColumnTextAlign.END);
        add("expires", cells.expires(), "8.5rem").setTextAlign(ColumnTextAlign.END);
        add("card", cells.card(), "100%").setFlexGrow(1).setVisible(false);
        RowOpener.on(this, opener);
    }

    /** Cards instead of columns. */
    void setNarrow(boolean narrow) {
        getColumns().forEach(column -> column.setVisible("card".equals(column.getKey()) == narrow));
    }

    private Column<PreviewRow> add(String key, LitRenderer<PreviewRow> renderer, String width) {
        return addColumn(renderer)
                .setKey(key)
                .setHeader(getTranslation("preview.column." + key))
                .setWidth(width)
                .setFlexGrow(0)
                .setResizable(true);
    }
}
