package com.mantisnxt.sync.run.ui;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Connection;
import com.mantisnxt.sync.connector.EntitySetup;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks what is to be synced from where, now or after a look. */
final class StartSyncDialog extends Dialog {

    private final ComboBox<Connection> connection = new ComboBox<>();
    private final Select<EntityType> entity = new Select<>();
    private final StartButtons buttons;

    StartSyncDialog(SyncServices services) {
        buttons = new StartButtons(services, this::close).asMain();
        setHeaderTitle(getTranslation("start.title"));
        List<Connection> connections = services.connections().list().stream()
                .filter(each -> each.archivedAt() == null)
                .toList();
        if (connections.isEmpty()) {
            add(
                    new Paragraph(getTranslation("start.none")),
                    new Anchor("connections", getTranslation("start.connect")));
        } else {
            add(form(connections));
        }
        getFooter().add(new Button(getTranslation("start.cancel"), event -> close()));
        if (!connections.isEmpty()) {
            getFooter().add(buttons);
        }
        if (connections.size() == 1) {
            connection.setValue(connections.getFirst());
        }
    }

    private Div form(List<Connection> connections) {
        connection.setLabel(getTranslation("start.connection"));
        connection.setItems(connections);
        connection.setItemLabelGenerator(Connection::name);
        connection.addValueChangeListener(event -> entities(event.getValue()));
        entity.setLabel(getTranslation("start.entity"));
        entity.setItemLabelGenerator(each -> each == null ? "" : getTranslation("entities." + each.label()));
        entity.addValueChangeListener(event -> buttons.choose(connection.getValue(), event.getValue()));
        Div form = new Div(connection, entity, buttons.why());
        form.addClassNames("sc-form", "start-sync");
        return form;
    }

    /** Those that are switched off as well, so that it can be said. */
    private void entities(@Nullable Connection chosen) {
        List<EntityType> all = chosen == null
                ? List.of()
                : chosen.entities().stream().map(EntitySetup::entity).sorted().toList();
        entity.setItems(all);
        entity.setValue(all.size() == 1 ? all.getFirst() : null);
        buttons.choose(chosen, entity.getValue());
    }
}
