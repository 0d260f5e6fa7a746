package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivitySearch;
import com.mantisnxt.sync.activity.ui.ActivityGrid.Room;
import com.mantisnxt.sync.base.ui.BrowserZone;
import com.mantisnxt.sync.base.ui.NarrowScreen;
import com.mantisnxt.sync.base.ui.PageHeader;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The activity screen. The address says all of what it shows: every act of a person is a step to another address. */
@Route("activity")
@PermitAll
@StyleSheet("styles/activity.css")
@JsModule("./shared/relative-time.ts")
@JsModule("./shared/live-duration.ts")
class ActivityView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient ActivitySearch search;
    private final transient Clock clock;
    private final FilterBar filters;
    private final ActivityGrid grid;
    private final ActivityList list;
    private final EventPanel panel;
    private final transient EventSide side;
    private final Summary summary = new Summary();
    private final Div unread = new Div();
    private final MasterDetailLayout layout = new MasterDetailLayout();
    private transient ActivityPlace place = new ActivityPlace(ActivityFilter.DEFAULT, null, List.of());
    private @Nullable ActivityFilter shown;

    ActivityView(ActivitySearch search, People people, Clock clock) {
        this.search = search;
        this.clock = clock;
        filters = new FilterBar(people, clock, filter -> go(place.with(filter)));
        grid = new ActivityGrid(people, row -> go(place.at(row.id())));
        list = new ActivityList(
                search, people, grid, new ListStates(this, filter -> go(place.with(filter)), this::reload));
        panel = new EventPanel(people, this::closeEvent);
        side = new EventSide(search, people, panel);
        arrange();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        place = ActivityPlace.of(event.getLocation().getQueryParameters());
        filters.show(place.filter());
        showUnread();
        if (!place.filter().equals(shown) || event.isRefreshEvent()) {
            load();
        }
        showEvent();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("activity.title") + " · " + getTranslation("app.name");
    }

    private void arrange() {
        addClassName("activity-view");
        unread.addClassName("activity-unread");
        unread.getElement().setAttribute("role", "status");
        var refresh = new Button(getTranslation("activity.refresh"), VaadinIcon.REFRESH.create(), event -> reload());
        var header = new PageHeader(getTranslation("activity.title"), summary).withTools(refresh);
        layout.setMaster(list);
        layout.setMasterSize("min(30rem, 100vw)");
        layout.setExpandMaster(true);
        layout.setDetailSize("26rem");
        layout.setSizeFull();
        layout.addBackdropClickListener(event -> closeEvent());
        Shortcuts.addShortcutListener(layout, this::closeEvent, Key.ESCAPE).listenOn(layout);
        add(header, filters, unread, layout);
        NarrowScreen.watch(this, 1_500, is -> grid.leave(Room.MEDIUM, is));
        NarrowScreen.watch(this, 1_250, is -> grid.leave(Room.SMALL, is));
        NarrowScreen.watch(this, is -> grid.leave(Room.PHONE, is));
    }

    private void load() {
        shown = place.filter();
        try {
            ActivityFilter pinned = search.pin(shown);
            list.show(shown, pinned);
            summary.show(search.count(pinned), clock.instant());
        } catch (RuntimeException e) {
            summary.setVisible(false);
            list.failed(e);
        }
    }

    private void showEvent() {
        EventPanel wanted = place.event() == null ? null : panel;
        if (layout.getDetail() != wanted) {
            layout.setDetail(wanted);
        }
        grid.leave(Room.EVENT_BESIDE, wanted != null);
        grid.deselectAll();
        if (place.event() != null) {
            side.show(place, place.event(), BrowserZone.of(UI.getCurrent())).ifPresent(grid::select);
        }
    }

    private void showUnread() {
        unread.removeAll();
        place.unread()
                .forEach(left ->
                        unread.add(new Paragraph(getTranslation("activity.unread", left.parameter(), left.value()))));
    }

    private void reload() {
        load();
        showEvent();
    }

    private void closeEvent() {
        go(place.at(null));
        grid.focus();
    }

    private void go(ActivityPlace next) {
        if (!next.parameters().equals(place.parameters())) {
            UI.getCurrent().navigate(ActivityView.class, next.parameters());
        }
    }
}
