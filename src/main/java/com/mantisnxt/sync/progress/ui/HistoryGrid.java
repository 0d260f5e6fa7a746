package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.ui.ChosenColumns;
import com.mantisnxt.sync.base.ui.ColumnSet;
import com.mantisnxt.sync.base.ui.Isolated;
import com.mantisnxt.sync.base.ui.RowOpener;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Syncs that have ended, one per line; on a narrow screen each a card. */
@Uses(StatusMark.class)
@Uses(RelativeTime.class)
final class HistoryGrid extends Grid<SyncSnapshot> {

    /** All but what was synced, without which a row says nothing. */
    static final ColumnSet CHOOSABLE =
            new ColumnSet("history", List.of("status", "sync", "processed", "failed", "took", "ended"), Set.of());

    private static final String CARD = "card";
    private static final String MARK = "<status-mark state=${item.state} label=${item.label}></status-mark>";
    private static final String AGO = "<relative-time at=${item.at}></relative-time>";
    private static final String TEXT = "<span class=\"history-text\" title=${item.text}>${item.text}</span>";
    private static final String WHAT =
            "<span class=\"history-text\" title=${item.text} data-system=${item.system}>${item.text}</span>";
    private static final String COUNT = "<span class=\"history-count\" data-kind=${item.kind}>${item.count}</span>";
    private static final String TOOK = "<live-duration seconds=${item.took}></live-duration>";
    private static final String LINES = "<div class=\"history-card\"><div>" + MARK + AGO
            + "</div><b data-system=${item.system}>${item.what}</b><small>${item.foot}</small></div>";

    private final transient ValueProvider<SyncSnapshot, String> state;
    private transient ChosenColumns wanted = CHOOSABLE.usual();
    private boolean narrow;

    HistoryGrid(ValueProvider<SyncSnapshot, String> state, Consumer<SyncSnapshot> opener) {
        this.state = state;
        addClassName("history-grid");
        addThemeVariants(GridVariant.LUMO_NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        setSizeFull();
        add("status", marked(LitRenderer.of(MARK)), "8rem");
        add("what", system(LitRenderer.of(WHAT)).withProperty("text", this::what), "12.5rem")
                .setFlexGrow(3);
        add("sync", text(SyncSnapshot::syncId), "12rem").setFlexGrow(3);
        add("processed", count("ok", sync -> sync.counts().processed()), "5.5rem")
                .setTextAlign(ColumnTextAlign.END);
        add("failed", count("bad", sync -> sync.counts().failed()), "4.5rem").setTextAlign(ColumnTextAlign.END);
        add("took", took(), "5.25rem").setTextAlign(ColumnTextAlign.END);
        add("ended", ended(LitRenderer.of(AGO)), "6.5rem").setTextAlign(ColumnTextAlign.END);
        add(CARD, card(), "100%").setFlexGrow(1).setVisible(false);
        RowOpener.on(this, opener);
    }

    /** Cards instead of columns. */
    void setNarrow(boolean is) {
        narrow = is;
        arrange();
    }

    void want(ChosenColumns columns) {
        wanted = columns;
        arrange();
    }

    private void arrange() {
        getColumns().forEach(column -> {
            String key = Objects.requireNonNull(column.getKey());
            column.setVisible(key.equals(CARD) ? narrow : !narrow && wanted.has(key));
        });
    }

    private Column<SyncSnapshot> add(String key, LitRenderer<SyncSnapshot> renderer, String width) {
        return addColumn(renderer)
                .setKey(key)
                .setHeader(getTranslation("history.column." + key))
                .setWidth(width)
                .setFlexGrow(1)
                .setResizable(true);
    }

    private String what(SyncSnapshot sync) {
        return getTranslation(
                "live.drawer.title",
                getTranslation("entities." + sync.entity().label()),
                getTranslation("connector." + Connectors.of(sync.sourceSystem()).label()));
    }

    private LitRenderer<SyncSnapshot> marked(LitRenderer<SyncSnapshot> renderer) {
        return renderer.withProperty("state", state)
                .withProperty("label", sync -> getTranslation("state." + state.apply(sync)));
    }

    private static LitRenderer<SyncSnapshot> system(LitRenderer<SyncSnapshot> renderer) {
        return renderer.withProperty(
                "system", sync -> Connectors.of(sync.sourceSystem()).label());
    }

    private static LitRenderer<SyncSnapshot> ended(LitRenderer<SyncSnapshot> renderer) {
        return renderer.withProperty("at", sync -> end(sync).toEpochMilli());
    }

    private static LitRenderer<SyncSnapshot> text(ValueProvider<SyncSnapshot, String> text) {
        return LitRenderer.<SyncSnapshot>of(TEXT).withProperty("text", text);
    }

    private static LitRenderer<SyncSnapshot> count(String kind, ValueProvider<SyncSnapshot, Integer> count) {
        return LitRenderer.<SyncSnapshot>of(COUNT)
                .withProperty("kind", sync -> count.apply(sync) == 0 ? "none" : kind)
                .withProperty("count", sync -> number(count.apply(sync)));
    }

    private static LitRenderer<SyncSnapshot> took() {
        return LitRenderer.<SyncSnapshot>of(TOOK)
                .withProperty("took", sync -> sync.times().elapsedSeconds());
    }

    private LitRenderer<SyncSnapshot> card() {
        return system(ended(marked(LitRenderer.of(LINES))))
                .withProperty("what", this::what)
                .withProperty(
                        "foot",
                        sync -> getTranslation(
                                "history.counts",
                                Isolated.text(sync.syncId()),
                                number(sync.counts().processed()),
                                number(sync.counts().failed())));
    }

    private static String number(int number) {
        return "%,d".formatted(number);
    }

    static Instant end(SyncSnapshot sync) {
        return Objects.requireNonNull(sync.times().completed());
    }
}
