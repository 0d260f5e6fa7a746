package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.base.ui.KeysetDataProvider;
import com.mantisnxt.sync.base.ui.NarrowScreen;
import com.mantisnxt.sync.base.ui.PageHeader;
import com.mantisnxt.sync.connector.Connection;
import com.mantisnxt.sync.preview.plan.ListedPreview;
import com.mantisnxt.sync.preview.plan.PreviewFilter;
import com.mantisnxt.sync.preview.plan.PreviewList;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The list of previews, latest first. */
@Route("previews")
@PermitAll
@StyleSheet("styles/preview.css")
@JsModule("./shared/relative-time.ts")
@JsModule("./shared/live-duration.ts")
class PreviewsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final transient PreviewList previews;
    private final transient PlanServices plans;
    private final transient PreviewNames names;
    private final PreviewsFilters filters = new PreviewsFilters(PreviewsView::go);
    private final PreviewsGrid grid;
    private final Div list = new Div();
    private final transient PreviewStates states = new PreviewStates(this, this::load);
    private transient PreviewFilter filter = PreviewFilter.all();

    PreviewsView(PreviewList previews, PlanServices plans, Makers makers, Clock clock) {
        this.plans = plans;
        this.previews = previews;
        names = new PreviewNames(plans, makers);
        grid = new PreviewsGrid(clock, names, PreviewsView::open);
        addClassNames("sc-page", "previews-view");
        list.addClassNames("sc-card", "sc-table");
        var refresh = new Button(getTranslation("preview.refresh"), event -> load());
        var fresh = new Button(getTranslation("preview.new"), event -> ask(null));
        fresh.addThemeVariants(ButtonVariant.PRIMARY);
        refresh.addClassName("previews-tool");
        fresh.addClassName("previews-tool");
        fresh.setVisible(plans.maySteer());
        add(new PageHeader(getTranslation("preview.title")).withTools(refresh, fresh), list);
        NarrowScreen.watch(this, grid::setNarrow);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        filter = PreviewsPlace.of(parameters);
        load();
        parameters
                .getSingleParameter("connection")
                .map(PreviewView::uuid)
                .filter(id -> plans.maySteer())
                .ifPresent(this::ask);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("preview.title") + " · " + getTranslation("app.name");
    }

    private void load() {
        try {
            List<Connection> connections = plans.connections().list();
            names.know(connections);
            filters.show(filter, connections);
            var provider = new KeysetDataProvider<ListedPreview, PreviewList.Cursor>(this::read, ListedPreview::cursor);
            if (!provider.isEmpty()) {
                grid.setItems(provider).setItemCountUnknown();
                only(filters, grid);
            } else if (filter.equals(PreviewFilter.all())) {
                only(states.nothingYet());
            } else {
                only(filters, states.noPreview(filter.waiting(), () -> go(PreviewFilter.all())));
            }
        } catch (RuntimeException e) {
            only(states.failed(e));
        }
    }

    private List<ListedPreview> read(PreviewList.@Nullable Cursor after, int limit) {
        try {
            List<ListedPreview> page = previews.page(filter, after, limit);
            names.know(page);
            return page;
        } catch (RuntimeException e) {
            if (after == null) {
                throw e;
            }
            only(states.failed(e));
            return List.of();
        }
    }

    private static void go(PreviewFilter next) {
        UI.getCurrent().navigate(PreviewsView.class, PreviewsPlace.parameters(next));
    }

    private void ask(@Nullable UUID connection) {
        List<Connection> inUse = plans.connections().list().stream()
                .filter(candidate -> candidate.archivedAt() == null)
                .toList();
        if (inUse.isEmpty()) {
            Feedback.say(getTranslation("preview.new.none"));
            return;
        }
        new NewPreviewDialog(inUse, plans.requests(), PreviewsView::open)
                .choose(connection)
                .open();
    }

    private static void open(ListedPreview row) {
        open(row.preview().id());
    }

    private static void open(UUID preview) {
        UI.getCurrent().navigate(PreviewView.class, new RouteParameters("preview", preview.toString()));
    }

    private void only(Component... content) {
        list.removeAll();
        list.add(content);
    }
}
