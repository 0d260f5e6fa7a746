package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.base.ui.ChosenColumns;
import com.mantisnxt.sync.base.ui.ColumnSet;
import com.mantisnxt.sync.base.ui.NarrowScreen;
import com.mantisnxt.sync.base.ui.RowOpener;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Events one per line; on a narrow screen each a card. */
final class ActivityGrid extends Grid<ActivityRow> {

    /** All but the message, without which an event says nothing. */
    static final ColumnSet CHOOSABLE = new ColumnSet(
            "activity",
            List.of("time", "status", "action", "source", "entity", "sync", "item", "records", "duration", "user"),
            Set.of("item"));

    private static final String CARD = "card";

    private static final String REVEAL = """
            requestAnimationFrame(() => {
              if ($0 < this._firstVisibleIndex || $0 >= this._lastVisibleIndex) this.scrollToIndex(Math.max(0, $0 - 3));
            });
            """;

    private final ActivityCells cells;
    private Set<EventId> fresh = Set.of();
    private transient ChosenColumns wanted = CHOOSABLE.usual();
    private final Set<Room> taken = EnumSet.noneOf(Room.class);

    /** What takes room from the columns, and which of them give way. The message never does. */
    enum Room {
        MEDIUM("user", "records", "duration"),
        LITTLE("user", "action", "records", "duration"),
        SMALL("user", "action", "entity", "item", "records", "duration"),
        EVENT_BESIDE("user", "action", "entity", "source", "item", "records", "duration"),
        PHONE;

        private final Set<String> hides;

        Room(String... hides) {
            this.hides = Set.of(hides);
        }
    }

    ActivityGrid(People people, KnownSyncs syncs, Consumer<ActivityRow> opener) {
        this.cells = new ActivityCells(this, people, syncs);
        addClassName("activity-grid");
        addThemeVariants(GridVariant.LUMO_NO_BORDER);
        setSizeFull();
        setSelectionMode(SelectionMode.SINGLE);
        setPartNameGenerator(row -> fresh.contains(row.id()) ? "fresh" : null);
        columns();
        RowOpener.on(this, opener);
    }

    /** Brings a row into sight, where it is not. */
    void reveal(int row) {
        getElement().executeJs(REVEAL, row);
    }

    /** Words to be marked in what is shown from now on. */
    void mark(List<String> words) {
        cells.mark(new WordMarks(words));
    }

    /** These have just come. */
    void fresh(Set<EventId> rows) {
        fresh = rows;
    }

    /** Gives way as its view becomes narrow. */
    void fitInto(Component view) {
        NarrowScreen.watch(view, 1_760, is -> leave(Room.MEDIUM, is));
        NarrowScreen.watch(view, 1_500, is -> leave(Room.LITTLE, is));
        NarrowScreen.watch(view, 1_250, is -> leave(Room.SMALL, is));
        NarrowScreen.watch(view, is -> leave(Room.PHONE, is));
    }

    /** Shows as much as there is room for: on a phone cards, beside an open event what tells its neighbours apart. */
    void leave(Room given, boolean is) {
        if (is ? taken.add(given) : taken.remove(given)) {
            arrange();
        }
    }

    /** Room still comes first. */
    void want(ChosenColumns columns) {
        wanted = columns;
        arrange();
    }

    private void arrange() {
        getColumns().forEach(column -> column.setVisible(fits(Objects.requireNonNull(column.getKey()))));
    }

    private boolean fits(String key) {
        if (taken.contains(Room.PHONE) || key.equals(CARD)) {
            return taken.contains(Room.PHONE) && key.equals(CARD);
        }
        return wanted.has(key) && taken.stream().noneMatch(room -> room.hides.contains(key));
    }

    private void columns() {
        add("time", cells.time(), "6rem");
        add("status", cells.status(), "7.75rem");
        add("action", cells.text(row -> cells.word("action", row.action())), "5.25rem");
        add("source", cells.text(row -> cells.word("source", row.source())), "7.5rem");
        add("entity", cells.text(row -> cells.word("entity", row.entity())), "5.5rem");
        add("sync", cells.sync(), "12.75rem");
        add("item", cells.text(row -> row.itemKey() == null ? "" : row.itemKey()), "10rem")
                .setVisible(false);
        add("text", cells.line(), "14rem").setFlexGrow(1);
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
