package com.mantisnxt.sync.alert.ui;

import com.mantisnxt.sync.alert.AlertNews;
import com.mantisnxt.sync.base.ui.EmptyState;
import com.mantisnxt.sync.base.ui.PageHeader;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong now, what was, and by which rules that is judged. The address is its whole state. */
@Route("alerts")
@PermitAll
@JsModule("./shared/relative-time.ts")
@StyleSheet("styles/alert.css")
class AlertsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final Logger log = LoggerFactory.getLogger(AlertsView.class);

    private final transient AlertServices services;
    private final Nav tabs = new Nav();
    private final Div body = new Div();
    private transient @Nullable OpenPart open;
    private transient @Nullable Runnable leave;
    private transient @Nullable AlertNews known;

    AlertsView(AlertServices services) {
        this.services = services;
        addClassNames("sc-page", "alerts-view");
        getElement().setAttribute("data-flow", true);
        tabs.addClassName("alert-tabs");
        tabs.getElement().setAttribute("aria-label", getTranslation("alert.title"));
        body.addClassName("alert-body");
        add(new PageHeader(getTranslation("alert.title")), tabs, body);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var place = AlertPlace.of(event.getLocation().getQueryParameters());
        tabs.removeAll();
        List.of(AlertPlace.OPEN, AlertPlace.HISTORY, AlertPlace.RULES).forEach(show -> tabs.add(tab(place, show)));
        load(place);
    }

    private void load(AlertPlace place) {
        body.removeAll();
        open = null;
        try {
            body.add(part(place));
        } catch (RuntimeException fault) {
            String reference = UUID.randomUUID().toString();
            log.error("The alerts could not be read, reference {}", reference, fault);
            body.add(new EmptyState(
                    getTranslation("alert.failed.title"),
                    getTranslation("alert.failed.text", reference),
                    new Button(getTranslation("alert.failed.again"), event -> load(place))));
        }
    }

    private RouterLink tab(AlertPlace place, String show) {
        var link = new RouterLink(getTranslation("alert.show." + show), AlertsView.class);
        link.setQueryParameters(new AlertPlace(show, place.filter()).parameters());
        link.addClassName("sc-chip");
        if (place.show().equals(show)) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }

    private Component part(AlertPlace place) {
        return switch (place.show()) {
            case AlertPlace.HISTORY -> new HistoryPart(services, place.filter());
            case AlertPlace.RULES -> new RulesPart(services);
            default -> {
                var part = new OpenPart(services);
                open = part;
                yield part;
            }
        };
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        UI ui = attach.getUI();
        leave = services.watch().follow(news -> soon(ui, news));
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        if (leave != null) {
            leave.run();
            leave = null;
        }
    }

    /** On the watch's thread. */
    private void soon(UI ui, AlertNews news) {
        if (!news.equals(known)) {
            known = news;
            try {
                ui.access(() -> {
                    if (open != null) {
                        open.refresh();
                    }
                });
            } catch (UIDetachedException gone) {
                // the page was closed meanwhile
            }
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("alert.title") + " · " + getTranslation("app.name");
    }
}
