package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.ui.EmptyState;
import com.mantisnxt.sync.base.ui.KeysetDataProvider;
import com.mantisnxt.sync.base.ui.NarrowScreen;
import com.mantisnxt.sync.base.ui.PageHeader;
import com.mantisnxt.sync.base.ui.RowOpener;
import com.mantisnxt.sync.progress.bulk.BulkAct;
import com.mantisnxt.sync.progress.bulk.BulkResults;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;

/** The acts on many syncs of the organisation, latest first. */
@Route("bulk")
@PermitAll
class BulkActsView extends Main implements HasDynamicTitle {

    private static final String TEXT = "<span class=\"history-text\" title=${item.text}>${item.text}</span>";
    private static final String AGO = "<relative-time at=${item.at}></relative-time>";

    BulkActsView(BulkServices services, LiveBoardServices pages) {
        pages.signIn(UI.getCurrent());
        addClassName("sc-page");
        RouterLink history = new RouterLink(getTranslation("history.title"), HistoryView.class);
        history.addClassName("sc-button");
        add(new PageHeader(getTranslation("bulk.list")).withTools(history));
        Section card = new Section();
        card.addClassNames("sc-card", "sc-table");
        add(card);
        var acts = new KeysetDataProvider<>(
                services.results()::latest, (BulkAct act) -> new BulkResults.Cursor(act.askedAt(), act.id()));
        if (acts.isEmpty()) {
            card.add(new EmptyState(getTranslation("bulk.empty.title"), getTranslation("bulk.empty.text")));
            return;
        }
        Grid<BulkAct> grid = grid();
        grid.setDataProvider(acts);
        grid.getDataCommunicator().setDefinedSize(false);
        card.add(grid);
        NarrowScreen.watch(this, narrow -> {
            grid.getColumnByKey("counts").setVisible(!narrow);
            grid.getColumnByKey("by").setVisible(!narrow);
        });
    }

    private Grid<BulkAct> grid() {
        BulkWords words = new BulkWords(this);
        Grid<BulkAct> grid = new Grid<>();
        grid.addClassName("history-grid");
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setSizeFull();
        add(grid, "what", words::title);
        add(grid, "counts", words::counts);
        add(grid, "state", words::state);
        add(grid, "by", BulkAct::askedBy);
        grid.addColumn(LitRenderer.<BulkAct>of(AGO)
                        .withProperty("at", act -> act.askedAt().toEpochMilli()))
                .setKey("at")
                .setHeader(getTranslation("bulk.column.at"))
                .setWidth("6.5rem")
                .setFlexGrow(0);
        RowOpener.on(
                grid,
                act -> UI.getCurrent()
                        .navigate(
                                BulkActView.class,
                                new RouteParameters("act", act.id().toString())));
        return grid;
    }

    private void add(Grid<BulkAct> grid, String key, ValueProvider<BulkAct, String> text) {
        grid.addColumn(LitRenderer.<BulkAct>of(TEXT).withProperty("text", text))
                .setKey(key)
                .setHeader(getTranslation("bulk.column." + key))
                .setWidth("10rem")
                .setFlexGrow(1)
                .setResizable(true);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("bulk.list") + " · " + getTranslation("app.name");
    }
}
