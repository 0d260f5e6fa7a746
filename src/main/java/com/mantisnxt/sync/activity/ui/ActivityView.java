package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityCauses;
import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivitySearch;
import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.activity.TimeRange;
import com.mantisnxt.sync.activity.ui.ActivityGrid.Room;
import com.mantisnxt.sync.base.ui.AnswersShortcuts;
import com.mantisnxt.sync.base.ui.BrowserZone;
import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.base.ui.NarrowScreen;
import com.mantisnxt.sync.base.ui.PageHeader;
import com.mantisnxt.sync.base.ui.RowKeys;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The activity screen. The address says all of what it shows: every act of a person is a step to another address. */
@Route("activity")
@PermitAll
@StyleSheet("styles/activity.css")
@JsModule("./shared/relative-time.ts")
@JsModule("./shared/live-duration.ts")
@JsModule("./shared/found-text.ts")
class ActivityView extends Div implements BeforeEnterObserver, HasDynamicTitle, AnswersShortcuts, EventPanel.Acts {

    private static final ActivityFilter ENDED =
            ActivityFilter.DEFAULT.within(new TimeRange.Between(Instant.EPOCH, Instant.EPOCH));

    private final transient ActivitySearch search;
    private final transient ActivityCauses causes;
    private final transient Clock clock;
    private final FilterBar filters;
    private final ActivityGrid grid;
    private final ActivityTools tools;
    private final ActivityList list;
    private final EventPanel panel;
    private final transient EventSide side;
    private final transient Tail tail;
    private final transient OverviewPart overview;
    private final CauseList causeList;
    private final Button byCause = new Button(getTranslation("activity.causes.by"), event -> group());
    private final Summary summary = new Summary();
    private final UnreadParts unread = new UnreadParts();
    private final MasterDetailLayout layout = new MasterDetailLayout();
    private final transient ActivitySteps steps = new ActivitySteps(() -> this.place, next -> show(next, false));
    private final RetryCause retry;
    private transient ActivityPlace place = ActivityPlace.START;
    private transient @Nullable ActivityPlace shown;

    ActivityView(ActivityReads reads, People people, Clock clock, ToolServices services) {
        this.search = reads.search();
        this.causes = reads.causes();
        this.clock = clock;
        filters = new FilterBar(people, search, clock, steps::found);
        KnownSyncs syncs = new KnownSyncs(reads.syncs());
        grid = new ActivityGrid(people, syncs, row -> steps.go(place.at(row.id())));
        tools = new ActivityTools(services, grid, steps::go, steps::columns);
        list = new ActivityList(reads, people, syncs, grid, new ListStates(this, this::find, this::reload));
        retry = new RetryCause(services);
        tail = new Tail(reads.tail(), list, clock, this::tailTurned);
        panel = new EventPanel(people, this);
        side = new EventSide(reads, people, panel);
        overview = new OverviewPart(reads.overviews(), () -> place.filter(), this::find, summary::show);
        causeList = new CauseList(
                cause -> steps.go(place.grouped(false).with(place.filter().withCause(cause.fingerprint()))));
        arrange();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        steps.arrived();
        show(ActivityPlace.of(event.getLocation().getQueryParameters()), event.isRefreshEvent());
    }

    private void show(ActivityPlace next, boolean again) {
        place = next;
        filters.show(place.filter());
        tools.show(place);
        retry.show(place);
        unread.show(place.unread());
        boolean isOther = again || shown == null || !place.isSameListAs(shown);
        if (isOther) {
            load();
        }
        showEvent();
        if (isOther) {
            revealEvent();
        }
    }

    ActivityPlace place() {
        return place;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("activity.title") + " · " + getTranslation("app.name");
    }

    private void arrange() {
        addClassName("activity-view");
        var refresh = new Button(getTranslation("activity.refresh"), VaadinIcon.REFRESH.create(), event -> reload());
        refresh.addClassName("activity-refresh");
        var header =
                new PageHeader(getTranslation("activity.title"), summary).withTools(tail.control(), tools, refresh);
        list.above(tail.news());
        filters.add(byCause, retry, new FacetsButton(overview.facets()));
        layout.setMasterSize("min(30rem, 100vw)");
        layout.setExpandMaster(true);
        layout.setDetailSize("26rem");
        layout.setSizeFull();
        layout.addBackdropClickListener(event -> close());
        layout.addDetailEscapePressListener(event -> close());
        var body = new Div(layout, overview.facets());
        body.addClassName("activity-body");
        add(header, filters, unread, overview.histogram(), body, new RowKeys());
        grid.fitInto(this);
        NarrowScreen.watch(this, tools::setNarrow);
    }

    private void load() {
        shown = place;
        layout.setMaster(place.byCause() ? causeList : list);
        byCause.getElement().setAttribute("aria-pressed", String.valueOf(place.byCause()));
        ActivityFilter filter = place.filter();
        try {
            ActivityFilter pinned = search.pin(filter);
            if (place.byCause()) {
                causeList.show(pinned, causes.of(pinned));
            } else {
                list.show(filter, pinned);
            }
            summary.read(clock.instant());
            overview.load(filter, pinned);
        } catch (RuntimeException e) {
            summary.setVisible(false);
            overview.unknown();
            layout.setMaster(list);
            list.failed(e);
        }
        tail.show(place.byCause() ? ENDED : filter);
        summary.setVisible(summary.isVisible() && !tail.isOn());
    }

    private void tailTurned(boolean on) {
        if (on) {
            summary.setVisible(false);
        } else {
            load();
        }
    }

    private void showEvent() {
        EventPanel wanted = place.event() == null ? null : panel;
        if (layout.getDetail() != wanted) {
            layout.setDetail(wanted);
        }
        grid.leave(Room.EVENT_BESIDE, wanted != null);
        setClassName("event-beside", wanted != null);
        tail.eventOpen(wanted != null);
        grid.deselectAll();
        if (place.event() != null) {
            side.show(place, place.event(), BrowserZone.of(UI.getCurrent())).ifPresent(grid::select);
        }
    }

    private void revealEvent() {
        EventId open = place.event();
        if (open != null) {
            Feedback.tried(() -> side.row(place, open).ifPresent(grid::reveal));
        }
    }

    private void group() {
        steps.go(place.grouped(!place.byCause()));
    }

    private void find(ActivityFilter filter) {
        steps.go(place.with(filter));
    }

    private void reload() {
        load();
        showEvent();
    }

    @Override
    public void close() {
        if (place.event() != null) {
            steps.go(place.at(null));
            grid.focus();
        }
    }

    @Override
    public void step(boolean newer) {
        EventId open = place.event();
        if (open != null) {
            Feedback.tried(() -> side.beside(place, open, newer)
                    .ifPresentOrElse(this::goTo, () -> Feedback.say(getTranslation("activity.event.no-other"))));
        }
    }

    private void goTo(EventId event) {
        steps.go(place.at(event));
        revealEvent();
    }

    @Override
    public void shortcut(String name) {
        switch (name) {
            case "escape" -> close();
            case "newer" -> step(true);
            case "older" -> step(false);
            default -> {}
        }
    }
}
