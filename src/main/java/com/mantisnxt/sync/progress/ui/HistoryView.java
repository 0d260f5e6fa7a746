package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.ui.Address;
import com.mantisnxt.sync.base.ui.ChosenColumns;
import com.mantisnxt.sync.base.ui.ColumnsButton;
import com.mantisnxt.sync.base.ui.ColumnsMenu;
import com.mantisnxt.sync.base.ui.Icon;
import com.mantisnxt.sync.base.ui.KeysetDataProvider;
import com.mantisnxt.sync.base.ui.NarrowScreen;
import com.mantisnxt.sync.base.ui.PageHeader;
import com.mantisnxt.sync.progress.FinishedSyncs;
import com.mantisnxt.sync.progress.HistoryFilter;
import com.mantisnxt.sync.progress.HistoryOrder;
import com.mantisnxt.sync.progress.SyncSnapshot;
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
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The syncs that have ended, however many, in the order one chooses. The address is its whole state. */
@Route("history")
@PermitAll
@JsModule("./shared/live-duration.ts")
class HistoryView extends Main implements BeforeEnterObserver, HasDynamicTitle, ColumnsMenu.ColumnList {

    private final transient LiveBoardServices services;
    private final transient FinishedSyncs ended;
    private final ColumnsButton columns;
    private final HistoryBar bar;
    private final Div list = new Div();
    private final HistoryGrid grid;
    private final transient HistoryStates states = new HistoryStates(this);
    private transient HistoryPlace place = HistoryPlace.START;
    private boolean typing;

    HistoryView(LiveBoardServices services, FinishedSyncs ended) {
        this.services = services;
        this.ended = ended;
        services.signIn(UI.getCurrent());
        columns = new ColumnsButton(HistoryGrid.CHOOSABLE, services.person(UI.getCurrent()), this);
        bar = new HistoryBar(next -> find(next.apply(place)), columns);
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
        typing = false;
        place = HistoryPlace.of(event.getLocation().getQueryParameters());
        columns.menu().show(place.columns());
        load();
    }

    private void load() {
        try {
            HistoryPlace asked = place;
            var rows = new KeysetDataProvider<SyncSnapshot, HistoryOrder.Cursor>(
                    (after, limit) -> read(asked, after, limit), asked.order()::at);
            if (rows.isEmpty()) {
                bar.show(place, place.filter().isAll() ? null : 0);
                only(empty());
                return;
            }
            bar.show(place, ended.count(place.filter()));
            grid.setDataProvider(rows);
            grid.getDataCommunicator().setDefinedSize(false);
            only(grid);
        } catch (RuntimeException fault) {
            bar.show(place, null);
            only(states.failed(fault, this::load));
        }
    }

    private List<SyncSnapshot> read(HistoryPlace asked, HistoryOrder.@Nullable Cursor after, int limit) {
        try {
            return ended.page(asked.filter(), asked.order(), after, limit);
        } catch (RuntimeException fault) {
            if (after == null) {
                throw fault;
            }
            only(states.failed(fault, this::load));
            return List.of();
        }
    }

    private Component empty() {
        if (!place.filter().isAll()) {
            return states.filteredOut(() -> go(place.with(HistoryFilter.ALL)));
        }
        return services.syncs().active(null, 1).isEmpty() ? states.nothingYet() : states.nothingEnded();
    }

    /** What is typed is one step, however many letters it has. */
    private void find(HistoryPlace next) {
        String text = place.filter().text();
        boolean isTyped = !next.filter().text().equals(text)
                && next.with(next.filter().withText(text)).equals(place);
        if (isTyped && typing) {
            place = next;
            load();
            replace();
        } else {
            go(next);
        }
        typing = isTyped;
    }

    private void replace() {
        Address.replace(UI.getCurrent(), new Location("history", place.parameters()));
    }

    private void go(HistoryPlace next) {
        services.go(HistoryView.class, next.parameters());
    }

    @Override
    public void show(ChosenColumns shown) {
        grid.want(shown);
    }

    @Override
    public void changed(ChosenColumns shown) {
        place = place.with(shown.isUsual() ? null : shown);
        replace();
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
