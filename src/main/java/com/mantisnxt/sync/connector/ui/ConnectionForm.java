package com.mantisnxt.sync.connector.ui;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.Connection;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.ConnectorForm;
import com.mantisnxt.sync.connector.EntitySetup;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** All that can be entered about a connection to one kind of system. A secret goes in and never comes out again. */
final class ConnectionForm extends Div {

    private final SourceSystem system;
    private final transient ConnectorForm asked;
    private final Fields fields;
    private final TextField name;
    private final TextField address;
    private final SettingFields access;
    private final CheckboxGroup<EntityType> kinds = new CheckboxGroup<>();
    private final Map<EntityType, EntityPart> entities = new EnumMap<>(EntityType.class);
    private final Div entityForms = new Div();

    ConnectionForm(SourceSystem system, ConnectorForm asked, boolean isReadOnly) {
        this.system = system;
        this.asked = asked;
        this.fields = new Fields(isReadOnly);
        addClassNames("connection-form", "sc-form");
        name = fields.text("name", "name");
        address = fields.text("baseUrl", texts() + "address");
        address.setRequiredIndicatorVisible(asked.needsAddress());
        access = new SettingFields(asked.access(), fields, "settings.", texts());
        access.getChildren()
                .filter(com.vaadin.flow.component.textfield.PasswordField.class::isInstance)
                .findFirst()
                .ifPresent(secret -> fields.alias("secrets", secret));
        kinds.setLabel(getTranslation("connections.field.entities"));
        kinds.setHelperText(getTranslation("connections.hint.entities"));
        kinds.setItems(List.of(EntityType.values()).stream()
                .filter(asked.entities()::containsKey)
                .toList());
        kinds.setItemLabelGenerator(kind -> getTranslation("entities." + kind.label()));
        fields.added("entities", kinds);
        kinds.addValueChangeListener(event -> fitEntities());
        entityForms.addClassName("connection-entities");
        add(name, address, access, kinds, entityForms);
    }

    /** Where the texts of this kind of system stand; those of any system, whose fields people name themselves, stand above. */
    private String texts() {
        return system == SourceSystem.CUSTOM ? "" : system.label() + ".";
    }

    private void fitEntities() {
        entities.keySet().removeIf(kind -> {
            boolean isGone = !kinds.getValue().contains(kind);
            if (isGone) {
                fields.remove("entities." + kind.label() + ".");
            }
            return isGone;
        });
        kinds.getValue().forEach(kind -> entities.computeIfAbsent(kind, this::part));
        entityForms.removeAll();
        entities.values().forEach(entityForms::add);
    }

    private EntityPart part(EntityType kind) {
        return system == SourceSystem.CUSTOM
                ? new EntityForm(kind, fields)
                : new OfferedEntityForm(
                        kind, Objects.requireNonNull(asked.entities().get(kind)), fields, texts());
    }

    void show(Connection connection) {
        name.setValue(connection.name());
        address.setValue(connection.baseUrl() == null ? "" : connection.baseUrl());
        access.show(connection.settings(), connection.secretNames());
        kinds.setValue(connection.entities().stream().map(EntitySetup::entity).collect(Collectors.toSet()));
        connection.entities().forEach(setup -> {
            EntityPart form = entities.get(setup.entity());
            if (form != null) {
                form.show(setup);
            }
        });
    }

    /** @throws InvalidInput where what was entered can't be read */
    ConnectionDraft read() {
        fields.clearFaults();
        List<EntitySetup> setups =
                entities.values().stream().map(EntityPart::read).toList();
        String url = address.getValue().isBlank() ? null : address.getValue();
        return new ConnectionDraft(name.getValue(), system, url, access.settings(), access.secrets(), setups);
    }

    boolean show(InvalidInput refused) {
        return fields.show(refused);
    }
}
