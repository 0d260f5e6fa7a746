package com.mantisnxt.sync.connector.ui;

import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.connector.Connection;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.HookReader;
import com.mantisnxt.sync.connector.Hooks;
import com.mantisnxt.sync.connector.Secrets;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import java.net.URL;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a shop has to be told so that it calls when something changed, and when it called last. */
@JsModule("./shared/relative-time.ts")
final class HooksPart extends Section {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final transient ConnectionServices services;
    private final transient Connection connection;
    private final transient Runnable changed;
    private final TextField address = new TextField();

    /** @param changed after the connection is no longer what is shown */
    HooksPart(ConnectionServices services, Connection connection, Runnable changed) {
        this.services = services;
        this.connection = connection;
        this.changed = changed;
        addClassName("connection-hooks");
        Optional<HookReader> reader = services.hooks().reader(connection.system());
        setVisible(reader.isPresent());
        reader.ifPresent(this::show);
    }

    private void show(HookReader reader) {
        boolean isSetUp = connection.secretNames().contains(HookReader.SECRET);
        add(new H2(getTranslation("connections.hooks.title")), new Paragraph(getTranslation("connections.hooks.text")));
        add(state(isSetUp));
        if (services.mayChange()) {
            add(address(), topics(reader));
            Button forget = new Button(getTranslation("connections.hooks.forget"), event -> forget());
            forget.setVisible(isSetUp);
            add(forget);
        }
    }

    private Paragraph state(boolean isSetUp) {
        var state = new Paragraph();
        state.addClassName("hooks-state");
        Optional<Hooks.LastHint> last = services.hooks().last(connection.id());
        if (!isSetUp) {
            state.setText(getTranslation("connections.hooks.off"));
        } else if (last.isEmpty()) {
            state.setText(getTranslation("connections.hooks.none"));
        } else {
            var ago = new Element("relative-time");
            ago.setAttribute("at", String.valueOf(last.get().at().toEpochMilli()));
            String entities = last.get().entities().stream()
                    .map(entity -> getTranslation("entities." + entity.label()))
                    .collect(Collectors.joining(", "));
            state.add(new Span(getTranslation("connections.hooks.last") + " "));
            state.getElement().appendChild(ago);
            state.add(new Span(": " + entities));
        }
        return state;
    }

    private Div address() {
        address.setLabel(getTranslation("connections.hooks.address"));
        address.setReadOnly(true);
        Button copy = new Button(getTranslation("connections.hooks.copy"), event -> {
            address.getElement().executeJs("navigator.clipboard?.writeText($0)", address.getValue());
            Feedback.say(getTranslation("connections.hooks.copied"));
        });
        var row = new Div(address, copy);
        row.addClassName("connection-tools");
        return row;
    }

    private Paragraph topics(HookReader reader) {
        String topics = connection.entities().stream()
                .filter(EntitySetup::isEnabled)
                .flatMap(setup -> reader.topics(setup.entity()).stream())
                .distinct()
                .collect(Collectors.joining(", "));
        return new Paragraph(
                topics.isEmpty()
                        ? getTranslation("connections.hooks.no-topics")
                        : getTranslation("connections.hooks.topics", topics));
    }

    /** The address of this very installation, as the administrator's browser knows it. */
    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().fetchCurrentURL(this::show);
    }

    void show(URL page) {
        address.setValue(page.getProtocol() + "://" + page.getAuthority() + "/hooks/v1/" + connection.id());
        address.setHelperText(getTranslation(
                THIS_MACHINE.contains(page.getHost())
                        ? "connections.hooks.address.here"
                        : "connections.hooks.address.hint"));
    }

    private void forget() {
        boolean isDone = Feedback.tried(() -> services.connections()
                .update(
                        connection.id(),
                        connection.version(),
                        new ConnectionDraft(
                                connection.name(),
                                connection.system(),
                                connection.baseUrl(),
                                connection.settings(),
                                Secrets.of(Map.of(HookReader.SECRET, "")),
                                connection.entities())));
        if (isDone) {
            changed.run();
        }
    }
}
