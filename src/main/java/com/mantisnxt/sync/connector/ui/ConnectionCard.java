package com.mantisnxt.sync.connector.ui;

import com.mantisnxt.sync.base.ui.PagePart;
import com.mantisnxt.sync.base.ui.SystemMark;
import com.mantisnxt.sync.connector.Connection;
import com.mantisnxt.sync.connector.EntitySetup;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.stream.Collectors;

/** One connection in the list; the whole of it leads to its page. */
@JsModule("./shared/relative-time.ts")
final class ConnectionCard extends RouterLink {

    ConnectionCard(Connection connection, List<PagePart> parts) {
        setRoute(
                ConnectionView.class,
                new RouteParameters("connection", connection.id().toString()));
        addClassNames("sc-card", "connection-card");
        add(part("connection-name", connection.name()));
        Span kind = part(
                "connection-kind",
                getTranslation("connector." + connection.system().label()));
        SystemMark.on(kind, connection.system());
        add(kind);
        String url = connection.baseUrl();
        add(part("connection-address", url == null ? getTranslation("connections.no-address") : url));
        add(part("connection-kinds", kinds(connection)));
        var state = new Div(lastTest(connection));
        state.addClassName("connection-states");
        if (connection.archivedAt() == null) {
            PagePart.of(parts, PagePart.CONNECTION_CARD, connection.id()).forEach(state::addComponentAsFirst);
        }
        add(state);
    }

    private String kinds(Connection connection) {
        return connection.entities().stream()
                .filter(EntitySetup::isEnabled)
                .map(setup -> getTranslation("entities." + setup.entity().label()))
                .collect(Collectors.joining(", "));
    }

    private Span lastTest(Connection connection) {
        var last = connection.lastTest();
        if (connection.archivedAt() != null) {
            return part("connection-state", getTranslation("connections.archived"));
        }
        if (last == null) {
            return part("connection-state", getTranslation("connections.untested"));
        }
        String word = getTranslation("connections.outcome." + last.outcome());
        var state = part("connection-state", (last.isGood() ? "✓ " : "✕ ") + word + " · ");
        state.getElement().setAttribute("data-good", String.valueOf(last.isGood()));
        var ago = new Element("relative-time");
        ago.setAttribute("at", String.valueOf(last.at().toEpochMilli()));
        state.getElement().appendChild(ago);
        return state;
    }

    private static Span part(String name, String text) {
        var part = new Span(text);
        part.addClassName(name);
        return part;
    }
}
