package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.connector.Connection;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.preview.plan.PreviewRequests;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks of which connection and of what a preview is wanted. */
final class NewPreviewDialog extends Dialog {

    private final transient PreviewRequests requests;
    private final transient Consumer<UUID> made;
    private final ComboBox<Connection> connection = new ComboBox<>();
    private final ComboBox<EntityType> entity = new ComboBox<>();
    private final Button compute = new Button();

    /** @param connections that are in use */
    NewPreviewDialog(List<Connection> connections, PreviewRequests requests, Consumer<UUID> made) {
        this.requests = requests;
        this.made = made;
        setHeaderTitle(getTranslation("preview.new.title"));
        connection.setLabel(getTranslation("preview.new.connection"));
        connection.setItems(connections);
        connection.setItemLabelGenerator(Connection::name);
        connection.addValueChangeListener(event -> entities(event.getValue()));
        entity.setLabel(getTranslation("preview.new.entity"));
        entity.setItemLabelGenerator(new EntityWords(this)::of);
        entity.addValueChangeListener(event -> compute.setEnabled(event.getValue() != null));
        Div form = new Div(new Paragraph(getTranslation("preview.new.text")), connection, entity);
        form.addClassName("sc-form");
        add(form);
        compute.setText(getTranslation("preview.new.compute"));
        compute.setEnabled(false);
        compute.addThemeVariants(ButtonVariant.PRIMARY);
        compute.addClickListener(event -> compute());
        getFooter().add(new Button(getTranslation("preview.cancel"), event -> close()), compute);
        choose(connections.size() == 1 ? connections.getFirst().id() : null);
    }

    /** With that connection chosen, where it is among them. */
    NewPreviewDialog choose(@Nullable UUID id) {
        connection
                .getListDataView()
                .getItems()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .ifPresent(connection::setValue);
        return this;
    }

    private void entities(@Nullable Connection chosen) {
        List<EntityType> enabled = chosen == null
                ? List.of()
                : chosen.entities().stream()
                        .filter(EntitySetup::isEnabled)
                        .map(EntitySetup::entity)
                        .toList();
        entity.setItems(enabled);
        entity.setValue(enabled.size() == 1 ? enabled.getFirst() : null);
        entity.setHelperText(chosen != null && enabled.isEmpty() ? getTranslation("preview.new.nothing") : null);
    }

    private void compute() {
        boolean isAsked = Feedback.tried(() -> made.accept(
                requests.request(connection.getValue().id(), entity.getValue()).preview()));
        if (isAsked) {
            close();
        }
    }
}
