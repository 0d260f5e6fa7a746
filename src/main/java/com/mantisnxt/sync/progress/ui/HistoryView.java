package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.ui.EmptyState;
import com.mantisnxt.sync.base.ui.Icon;
import com.mantisnxt.sync.base.ui.KeysetDataProvider;
import com.mantisnxt.sync.base.ui.NarrowScreen;
import com.mantisnxt.sync.base.ui.PageHeader;
import com.mantisnxt.sync.progress.Syncs;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.Map;

/** The syncs that have ended, latest first, however many. */
@Route("history")
@PermitAll
@JsModule("./shared/live-duration.ts")
class HistoryView extends Main implements HasDynamicTitle {

    HistoryView(LiveBoardServices services) {
        services.signIn(UI.getCurrent());
        addClassName("sc-page");
        add(new PageHeader(getTranslation("history.title")).withTools(live()));
        Section card = new Section();
        card.addClassNames("sc-card", "sc-table");
        add(card);
        var ended = new KeysetDataProvider<>(
                services.syncs()::finished, sync -> new Syncs.Cursor(HistoryGrid.end(sync), sync.id()));
        if (ended.isEmpty()) {
            card.add(new EmptyState(getTranslation("history.empty.title"), getTranslation("history.empty.text")));
            return;
        }
        HistoryGrid grid = new HistoryGrid(
                sync -> RowFields.state(services.live(sync)),
                sync -> services.go(LiveBoardView.class, Map.of("sync", sync.syncId())));
        grid.setDataProvider(ended);
        grid.getDataCommunicator().setDefinedSize(false);
        card.add(grid);
        NarrowScreen.watch(this, grid::setNarrow);
    }

    private RouterLink live() {
        RouterLink live = new RouterLink();
        live.setRoute(LiveBoardView.class);
        live.add(new Icon("live"), new Span(getTranslation("live.title")));
        live.addClassName("sc-button");
        return live;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("history.title") + " · " + getTranslation("app.name");
    }
}
