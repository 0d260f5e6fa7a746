package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.ui.Icon;
import com.mantisnxt.sync.base.ui.KeysetDataProvider;
import com.mantisnxt.sync.base.ui.NarrowScreen;
import com.mantisnxt.sync.base.ui.PageHeader;
import com.mantisnxt.sync.progress.FinishedSyncs;
import com.mantisnxt.sync.progress.HistoryFilter;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.Syncs;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The syncs that have ended, latest first, however many. The address is its whole state. */
@Route("history")
@PermitAll
@JsModule("./shared/live-duration.ts")
class HistoryView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final transient LiveBoardServices services;
    private final transient FinishedSyncs ended;
    private final HistoryBar bar = new HistoryBar(this::go);
    private final Div list = new Div();
    private final HistoryGrid grid;
    private final transient HistoryStates states = new HistoryStates(this);
    private transient HistoryFilter filter = HistoryFilter.ALL;

    HistoryView(LiveBoardServices services, FinishedSyncs ended) {
        this.services = services;
        this.ended = ended;
        services.signIn(UI.getCurrent());
        addClassName("sc-page");
        grid = new HistoryGrid(
                sync -> RowFields.state(services.live(sync)),
                sync -> services.go(LiveBoardView.class, Map.of("sync", sync.syncId())));
        list.addClassName("history-list");
        Section card = new Section(bar, list);
        card.addClassNames("sc-card", "sc-table");
        add(new PageHeader(getTranslation("history.title")).withTools(bar.search(), acts(), live()), card);
        NarrowScreen.watch(this, grid::setNarrow);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filter = HistoryPlace.of(event.getLocation().getQueryParameters());
        load();
    }

    private void load() {
        try {
            var rows = new KeysetDataProvider<SyncSnapshot, Syncs.Cursor>(
                    this::read, sync -> new Syncs.Cursor(HistoryGrid.end(sync), sync.id()));
            if (rows.isEmpty()) {
                bar.show(filter, filter.isAll() ? null : 0);
                only(empty());
                return;
            }
            bar.show(filter, ended.count(filter));
            grid.setDataProvider(rows);
            grid.getDataCommunicator().setDefinedSize(false);
            only(grid);
        } catch (RuntimeException fault) {
            bar.show(filter, null);
            only(states.failed(fault, this::load));
        }
    }

    private List<SyncSnapshot> read(Syncs.@Nullable Cursor after, int limit) {
        try {
            return ended.page(filter, after, limit);
        } catch (RuntimeException fault) {
            if (after == null) {
                throw fault;
            }
            only(states.failed(fault, this::load));
            return List.of();
        }
    }

    private Component empty() {
        if (!filter.isAll()) {
            return states.filteredOut(() -> go(HistoryFilter.ALL));
        }
        return services.syncs().active(null, 1).isEmpty() ? states.nothingYet() : states.nothingEnded();
    }

    private void go(HistoryFilter next) {
        services.go(HistoryView.class, HistoryPlace.parameters(next));
    }

    private void only(Component content) {
        list.removeAll();
        list.add(content);
    }

    private RouterLink acts() {
        RouterLink acts = new RouterLink(getTranslation("bulk.list"), BulkActsView.class);
        acts.addClassName("sc-button");
        return acts;
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
