package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.base.ui.RowOpener;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.function.Consumer;

/** Events one per line; on a narrow screen each a card. */
final class ActivityGrid extends Grid<ActivityRow> {

    private final ActivityCells cells;

    ActivityGrid(People people, Consumer<ActivityRow> opener) {
        this.cells = new ActivityCells(this, people);
        addClassName("activity-grid");
        addThemeVariants(GridVariant.LUMO_NO_BORDER);
        setSizeFull();
        setSelectionMode(SelectionMode.SINGLE);
        columns();
        RowOpener.on(this, opener);
    }

    /** Cards instead of columns. */
    void setNarrow(boolean narrow) {
        getColumns().forEach(column -> column.setVisible("card".equals(column.getKey()) == narrow));
    }

    private void columns() {
        add("time", cells.time(), "7.5rem");
        add("status", cells.status(), "9.5rem");
        add("action", cells.text(row -> cells.word("action", row.action())), "8.5rem");
        add("entity", cells.text(row -> cells.word("entity", row.entity())), "7rem");
        add("source", cells.text(row -> cells.word("source", row.source())), "8rem");
        add("sync", cells.sync(), "12rem");
        add("text", cells.text(ActivityCells::line), "16rem").setFlexGrow(1);
        add("records", cells.text(cells::records), "6rem").setTextAlign(ColumnTextAlign.END);
        add("duration", cells.duration(), "6.5rem").setTextAlign(ColumnTextAlign.END);
        add("user", cells.text(cells::user), "8rem");
        add("card", cells.card(), "100%").setFlexGrow(1).setVisible(false);
    }

    private Column<ActivityRow> add(String key, LitRenderer<ActivityRow> renderer, String width) {
        return addColumn(renderer)
                .setKey(key)
                .setHeader(getTranslation("activity.column." + key))
                .setWidth(width)
                .setFlexGrow(0)
                .setResizable(true);
    }
}
