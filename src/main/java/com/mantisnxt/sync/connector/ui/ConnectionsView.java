package com.mantisnxt.sync.connector.ui;

import com.mantisnxt.sync.base.ui.EmptyState;
import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.base.ui.PageHeader;
import com.mantisnxt.sync.base.ui.PagePart;
import com.mantisnxt.sync.connector.Connection;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** The systems at the other end, each with what is read from it and how its last test went. */
@Route("connections")
@PermitAll
@StyleSheet("styles/connections.css")
class ConnectionsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final transient ConnectionServices services;
    private final PageHeader header;
    private final ConnectionList list;
    private final Button sealAnew = new Button(getTranslation("connections.seal"));

    ConnectionsView(ConnectionServices services) {
        this.services = services;
        addClassNames("sc-page", "connections-view");
        list = new ConnectionList(services, ConnectionsView::search);
        header = new PageHeader(getTranslation("connections.title"));
        if (services.mayChange()) {
            sealAnew.setVisible(services.connections().hasSecretsOfEarlierKeys());
            sealAnew.addClickListener(event -> sealAnew());
            header.withTools(sealAnew, newConnection());
        }
        add(header);
    }

    private void sealAnew() {
        int count = services.connections().rotateSecrets();
        sealAnew.setVisible(false);
        Feedback.say(getTranslation("connections.seal.done", count));
    }

    private Button newConnection() {
        var button = new Button(getTranslation("connections.new"), event -> open("new"));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        List<Connection> all = services.connections().list();
        if (!list.isAttached()) {
            getChildren().filter(child -> child != header).toList().forEach(this::remove);
            add(all.isEmpty() ? nothingYet() : list);
            add(PagePart.of(services.parts(), PagePart.CONNECTIONS, null));
        }
        list.show(
                all,
                event.getLocation()
                        .getQueryParameters()
                        .getSingleParameter("q")
                        .orElse("")
                        .strip());
    }

    private static void search(String text) {
        var asked = text.isEmpty() ? QueryParameters.empty() : QueryParameters.of("q", text);
        UI.getCurrent().navigate(ConnectionsView.class, asked);
    }

    private Component nothingYet() {
        String key = services.mayChange() ? "connections.empty" : "connections.empty.reader";
        var empty = new EmptyState(getTranslation("connections.empty.title"), getTranslation(key));
        if (services.mayChange()) {
            empty.add(newConnection());
        }
        return empty;
    }

    static void open(String which) {
        UI.getCurrent().navigate(ConnectionView.class, new RouteParameters("connection", which));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("connections.title") + " · " + getTranslation("app.name");
    }
}
