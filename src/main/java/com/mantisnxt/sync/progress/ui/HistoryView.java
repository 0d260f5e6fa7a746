package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.ui.EmptyState;
import com.mantisnxt.sync.base.ui.KeysetDataProvider;
import com.mantisnxt.sync.base.ui.PageHeader;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.Syncs;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.Map;
import java.util.Objects;

/** The syncs that have ended, latest first, however many. */
@Route("history")
@PermitAll
@Uses(StatusMark.class)
@Uses(RelativeTime.class)
class HistoryView extends Main implements HasDynamicTitle {

    private static final String MARK = "<status-mark state=${item.state} label=${item.label}></status-mark>";
    private static final String AGO = "<relative-time at=${item.at}></relative-time>";

    private final transient LiveBoardServices services;

    HistoryView(LiveBoardServices services) {
        this.services = services;
        services.signIn(UI.getCurrent());
        addClassName("sc-page");
        RouterLink live = new RouterLink(getTranslation("live.title"), LiveBoardView.class);
        add(new PageHeader(getTranslation("history.title")).withTools(live));
        var ended = new KeysetDataProvider<>(services.syncs()::finished, HistoryView::cursor);
        if (ended.isEmpty()) {
            add(new EmptyState(getTranslation("history.empty.title"), getTranslation("history.empty.text")));
        } else {
            Section card = new Section(grid(ended));
            card.addClassNames("sc-card", "sc-table");
            add(card);
        }
    }

    private static Syncs.Cursor cursor(SyncSnapshot sync) {
        return new Syncs.Cursor(Objects.requireNonNull(sync.times().completed()), sync.id());
    }

    private Grid<SyncSnapshot> grid(KeysetDataProvider<SyncSnapshot, Syncs.Cursor> ended) {
        Grid<SyncSnapshot> grid = new Grid<>();
        grid.addClassName("history-grid");
        grid.addColumn(LitRenderer.<SyncSnapshot>of(MARK)
                        .withProperty("state", this::state)
                        .withProperty("label", sync -> getTranslation("state." + state(sync))))
                .setHeader(getTranslation("history.status"));
        grid.addColumn(sync -> getTranslation(
                        "live.drawer.title",
                        getTranslation("entities." + sync.entity().label()),
                        getTranslation("connector."
                                + Connectors.of(sync.sourceSystem()).label())))
                .setHeader(getTranslation("history.what"))
                .setFlexGrow(2);
        grid.addColumn(SyncSnapshot::syncId)
                .setHeader(getTranslation("history.sync"))
                .setFlexGrow(2);
        number(grid, "history.processed", sync -> sync.counts().processed());
        number(grid, "history.failed", sync -> sync.counts().failed());
        number(grid, "history.seconds", sync -> sync.times().elapsedSeconds());
        grid.addColumn(LitRenderer.<SyncSnapshot>of(AGO)
                        .withProperty("at", sync -> cursor(sync).at().toEpochMilli()))
                .setHeader(getTranslation("history.ended"));
        grid.setDataProvider(ended);
        grid.getDataCommunicator().setDefinedSize(false);
        grid.addItemClickListener(click ->
                services.go(LiveBoardView.class, Map.of("sync", click.getItem().syncId())));
        grid.setSizeFull();
        return grid;
    }

    private void number(Grid<SyncSnapshot> grid, String key, ValueProvider<SyncSnapshot, Integer> value) {
        grid.addColumn(sync -> "%,d".formatted(value.apply(sync)))
                .setHeader(getTranslation(key))
                .setTextAlign(ColumnTextAlign.END);
    }

    private String state(SyncSnapshot sync) {
        return RowFields.state(services.live(sync));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("history.title") + " · " + getTranslation("app.name");
    }
}
