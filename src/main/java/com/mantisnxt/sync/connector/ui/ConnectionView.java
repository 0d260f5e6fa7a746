package com.mantisnxt.sync.connector.ui;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.ui.EmptyState;
import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.base.ui.PageHeader;
import com.mantisnxt.sync.base.ui.PagePart;
import com.mantisnxt.sync.base.ui.SystemMark;
import com.mantisnxt.sync.connector.Connection;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One connection: to be looked at by everybody, changed and tested by administrators. */
@Route("connections/:connection")
@PermitAll
@StyleSheet("styles/connections.css")
class ConnectionView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final transient ConnectionServices services;
    private final PageHeader header = new PageHeader("");
    private @Nullable Connection connection;
    private SourceSystem system = SourceSystem.CUSTOM;
    private ConnectionForm form;

    ConnectionView(ConnectionServices services) {
        this.services = services;
        this.form = form(system, true);
        addClassNames("sc-page", "connection-view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String which = event.getRouteParameters().get("connection").orElse("new");
        try {
            connection = which.equals("new") ? null : services.connections().get(UUID.fromString(which));
            build();
        } catch (Refused | IllegalArgumentException e) {
            removeAll();
            title(getTranslation("connections.title"));
            add(new EmptyState(
                    getTranslation("connections.unknown.title"), getTranslation("connections.unknown.text"), back()));
        }
    }

    /** The shell takes the header away once, and keeps it when the same page shows another connection. */
    private void title(String text) {
        header.getChildren().filter(H1.class::isInstance).map(H1.class::cast).forEach(heading -> heading.setText(text));
        if (header.getParent().isEmpty()) {
            add(header);
        }
    }

    private RouterLink back() {
        return new RouterLink(getTranslation("connections.back"), ConnectionsView.class);
    }

    private void build() {
        removeAll();
        Connection shown = connection;
        boolean mayChange = services.mayChange() && (shown == null || shown.archivedAt() == null);
        form = form(shown == null ? system : shown.system(), !mayChange);
        title(shown == null ? getTranslation("connections.new") : shown.name());
        introduce(shown, mayChange);
        if (shown == null) {
            add(kind(), form);
        } else {
            parts(PagePart.CONNECTION_FIRST, shown);
            add(new H2(getTranslation("connections.setup")), form);
            form.show(shown);
        }
        if (mayChange) {
            add(acts(shown));
        }
        if (mayChange && shown != null) {
            add(new UploadsPart(services, shown), new TestPart(services, shown));
        }
        if (shown != null && shown.archivedAt() == null) {
            add(new HooksPart(services, shown, () -> showAnew(shown.id())));
        }
        if (shown != null) {
            parts(PagePart.CONNECTION, shown);
        }
    }

    private void introduce(@Nullable Connection shown, boolean mayChange) {
        var links = new Div(back());
        links.addClassName("connection-links");
        add(links);
        if (shown != null && shown.archivedAt() == null && services.maySteer()) {
            links.add(new Anchor("./previews?connection=" + shown.id(), getTranslation("connections.preview")));
        }
        if (!mayChange) {
            add(new Paragraph(getTranslation(
                    shown != null && shown.archivedAt() != null
                            ? "connections.archived.text"
                            : "connections.readonly")));
        }
    }

    private void parts(String page, Connection shown) {
        if (shown.archivedAt() == null) {
            add(PagePart.of(services.parts(), page, shown.id()));
        }
    }

    private ConnectionForm form(SourceSystem kind, boolean isReadOnly) {
        return new ConnectionForm(
                kind, Objects.requireNonNull(services.connections().forms().get(kind)), isReadOnly);
    }

    /** What kind of system it is says what has to be entered, and stays. */
    private Select<SourceSystem> kind() {
        var kind = new Select<SourceSystem>();
        kind.addClassName("connection-system");
        kind.setLabel(getTranslation("connections.system"));
        kind.setHelperText(getTranslation("connections.system.hint"));
        kind.setItems(services.connections().forms().keySet());
        kind.setItemLabelGenerator(each -> getTranslation("connector." + each.label()));
        kind.setRenderer(new ComponentRenderer<>(this::marked));
        kind.setValue(system);
        kind.addValueChangeListener(event -> {
            system = event.getValue();
            build();
        });
        return kind;
    }

    private Span marked(SourceSystem each) {
        Span marked = new Span(getTranslation("connector." + each.label()));
        SystemMark.on(marked, each);
        return marked;
    }

    private Div acts(@Nullable Connection shown) {
        var save = new Button(getTranslation("connections.save"), event -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        var acts = new Div(save);
        acts.addClassName("connection-tools");
        if (shown != null) {
            acts.add(new Button(
                    getTranslation("connections.archive"),
                    event -> confirm(shown).open()));
        }
        return acts;
    }

    private ConfirmDialog confirm(Connection shown) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("connections.archive.title", shown.name()));
        dialog.setText(getTranslation("connections.archive.text"));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("connections.cancel"));
        dialog.setConfirmText(getTranslation("connections.archive.confirm"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(event -> tried(() -> {
            services.connections().archive(shown.id(), shown.version());
            UI.getCurrent().navigate(ConnectionsView.class);
        }));
        return dialog;
    }

    private void save() {
        tried(() -> {
            Connection before = connection;
            if (before == null) {
                UUID made = services.connections().create(form.read());
                ConnectionsView.open(made.toString());
            } else {
                services.connections().update(before.id(), before.version(), form.read());
                showAnew(before.id());
            }
            Feedback.say(getTranslation("connections.saved"));
        });
    }

    private void showAnew(UUID id) {
        connection = services.connections().get(id);
        build();
    }

    private void tried(Runnable act) {
        try {
            act.run();
        } catch (InvalidInput refused) {
            if (!form.show(refused)) {
                Feedback.refused(refused);
            }
        } catch (Refused refused) {
            Feedback.refused(refused);
        }
    }

    @Override
    public String getPageTitle() {
        String name = connection == null ? getTranslation("connections.new") : connection.name();
        return name + " · " + getTranslation("app.name");
    }
}
