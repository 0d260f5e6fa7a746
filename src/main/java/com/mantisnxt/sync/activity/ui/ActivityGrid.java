package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.base.ui.RowOpener;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Events one per line; on a narrow screen each a card. */
final class ActivityGrid extends Grid<ActivityRow> {

    private static final String CARD = "card";

    private final ActivityCells cells;
    private final Set<Room> taken = EnumSet.noneOf(Room.class);

    /** What takes room from the columns, and which of them give way. The message never does. */
    enum Room {
        MEDIUM("user"),
        SMALL("user", "action", "entity", "records", "duration"),
        EVENT_BESIDE("user", "action", "entity", "source", "records", "duration"),
        PHONE;

        private final Set<String> hides;

        Room(String... hides) {
            this.hides = Set.of(hides);
        }
    }

    ActivityGrid(People people, Consumer<ActivityRow> opener) {
        this.cells = new ActivityCells(this, people);
        addClassName("activity-grid");
        addThemeVariants(GridVariant.LUMO_NO_BORDER);
        setSizeFull();
        setSelectionMode(SelectionMode.SINGLE);
        columns();
        RowOpener.on(this, opener);
    }

    /** Shows as much as there is room for: on a phone cards, beside an open event what tells its neighbours apart. */
    void leave(Room given, boolean is) {
        if (is ? taken.add(given) : taken.remove(given)) {
            getColumns().forEach(column -> column.setVisible(fits(Objects.requireNonNull(column.getKey()))));
        }
    }

    private boolean fits(String key) {
        if (taken.contains(Room.PHONE) || key.equals(CARD)) {
            return taken.contains(Room.PHONE) && key.equals(CARD);
        }
        return taken.stream().noneMatch(room -> room.hides.contains(key));
    }

    private void columns() {
        add("time", cells.time(), "6rem");
        add("status", cells.status(), "7.75rem");
        add("action", cells.text(row -> cells.word("action", row.action())), "5.25rem");
        add("source", cells.text(row -> cells.word("source", row.source())), "7.5rem");
        add("entity", cells.text(row -> cells.word("entity", row.entity())), "5.5rem");
        add("sync", cells.sync(), "12.75rem");
        add("text", cells.text(ActivityCells::line), "14rem").setFlexGrow(1);
        add("records", cells.text(cells::records), "4.75rem").setTextAlign(ColumnTextAlign.END);
        add("duration", cells.duration(), "5.25rem").setTextAlign(ColumnTextAlign.END);
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
