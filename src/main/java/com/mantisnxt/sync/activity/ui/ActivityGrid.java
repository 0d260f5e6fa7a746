package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.base.ui.RowOpener;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Events one per line; on a narrow screen each a card. */
final class ActivityGrid extends Grid<ActivityRow> {

    private static final String CARD = "card";
    private static final Set<String> BESIDE = Set.of("time", "status", "sync", "text");

    private final ActivityCells cells;
    private boolean narrow;
    private boolean beside;

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
        this.narrow = narrow;
        arrange();
    }

    /** Beside an open event only what tells its neighbours apart; the event itself has the rest. */
    void setBeside(boolean beside) {
        if (this.beside != beside) {
            this.beside = beside;
            arrange();
        }
    }

    private void arrange() {
        getColumns().forEach(column -> {
            String key = Objects.requireNonNull(column.getKey());
            column.setVisible(narrow ? key.equals(CARD) : !key.equals(CARD) && (!beside || BESIDE.contains(key)));
        });
    }

    private void columns() {
        add("time", cells.time(), "6.75rem");
        add("status", cells.status(), "8.25rem");
        add("action", cells.text(row -> cells.word("action", row.action())), "5.75rem");
        add("source", cells.text(row -> cells.word("source", row.source())), "7.5rem");
        add("entity", cells.text(row -> cells.word("entity", row.entity())), "6rem");
        add("sync", cells.sync(), "13.5rem");
        add("text", cells.text(ActivityCells::line), "14rem").setFlexGrow(1);
        add("records", cells.text(cells::records), "5.25rem").setTextAlign(ColumnTextAlign.END);
        add("duration", cells.duration(), "6rem").setTextAlign(ColumnTextAlign.END);
        add("user", cells.text(cells::user), "7rem");
        add(CARD, cells.card(), "100%").setFlexGrow(1).setVisible(false);
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
