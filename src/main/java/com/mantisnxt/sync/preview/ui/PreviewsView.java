package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.base.ui.KeysetDataProvider;
import com.mantisnxt.sync.base.ui.NarrowScreen;
import com.mantisnxt.sync.base.ui.PageHeader;
import com.mantisnxt.sync.connector.Connection;
import com.mantisnxt.sync.preview.PreviewRow;
import com.mantisnxt.sync.preview.Previews;
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
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The list of previews, latest first. */
@Route("previews")
@PermitAll
@StyleSheet("styles/preview.css")
@JsModule("./shared/relative-time.ts")
@JsModule("./shared/live-duration.ts")
class PreviewsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Previews previews;
    private final transient PlanServices plans;
    private final transient Makers makers;
    private final Map<UUID, String> names = new HashMap<>();
    private final PreviewsGrid grid;
    private final Div list = new Div();
    private final transient PreviewStates states = new PreviewStates(this, this::load);

    PreviewsView(Previews previews, PlanServices plans, Makers makers, Clock clock) {
        this.plans = plans;
        this.previews = previews;
        this.makers = makers;
        grid = new PreviewsGrid(clock, this::maker, PreviewsView::open);
        addClassNames("sc-page", "previews-view");
        list.addClassNames("sc-card", "sc-table");
        var refresh = new Button(getTranslation("preview.refresh"), event -> load());
        var fresh = new Button(getTranslation("preview.new"), event -> ask(null));
        fresh.addThemeVariants(ButtonVariant.PRIMARY);
        fresh.setVisible(plans.maySteer());
        add(new PageHeader(getTranslation("preview.title")).withTools(refresh, fresh), list);
        NarrowScreen.watch(this, grid::setNarrow);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        load();
        event.getLocation()
                .getQueryParameters()
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
            var provider = new KeysetDataProvider<PreviewRow, Previews.Cursor>(this::read, PreviewRow::cursor);
            if (provider.isEmpty()) {
                only(states.nothingYet());
                return;
            }
            grid.setItems(provider).setItemCountUnknown();
            only(grid);
        } catch (RuntimeException e) {
            only(states.failed(e));
        }
    }

    private List<PreviewRow> read(Previews.@Nullable Cursor after, int limit) {
        try {
            List<PreviewRow> page = previews.page(after, limit);
            names.putAll(makers.of(page.stream().map(PreviewRow::computedBy).toList()));
            return page;
        } catch (RuntimeException e) {
            if (after == null) {
                throw e;
            }
            only(states.failed(e));
            return List.of();
        }
    }

    private String maker(PreviewRow row) {
        UUID user = row.computedBy();
        return user == null ? "" : names.getOrDefault(user, user.toString().substring(0, 8));
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

    private static void open(PreviewRow row) {
        open(row.id());
    }

    private static void open(UUID preview) {
        UI.getCurrent().navigate(PreviewView.class, new RouteParameters("preview", preview.toString()));
    }

    private void only(Component content) {
        list.removeAll();
        list.add(content);
    }
}
