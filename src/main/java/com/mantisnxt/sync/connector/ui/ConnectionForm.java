package com.mantisnxt.sync.connector.ui;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.Connection;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Secrets;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All that can be entered about a connection. A secret goes in and never comes out again. */
final class ConnectionForm extends Div {

    private final Fields fields;
    private final TextField name;
    private final TextField address;
    private final Select<String> auth;
    private final TextField user;
    private final TextField header;
    private final PasswordField key = new PasswordField();
    private final CheckboxGroup<EntityType> kinds = new CheckboxGroup<>();
    private final Map<EntityType, EntityForm> entities = new EnumMap<>(EntityType.class);
    private final Div entityForms = new Div();

    ConnectionForm(boolean isReadOnly) {
        this.fields = new Fields(isReadOnly);
        addClassNames("connection-form", "sc-form");
        name = fields.text("name", "name");
        address = fields.text("baseUrl", "address");
        auth = fields.choice("settings.auth", "auth", List.of("none", "bearer", "basic", "header"));
        user = fields.text("settings.user", "user");
        header = fields.text("settings.header", "header");
        key.setLabel(getTranslation("connections.field.key"));
        key.getElement().setAttribute("autocomplete", "new-password");
        fields.added("secrets.key", key);
        fields.added("secrets", key);
        kinds.setLabel(getTranslation("connections.field.entities"));
        kinds.setHelperText(getTranslation("connections.hint.entities"));
        kinds.setItems(EntityType.values());
        kinds.setItemLabelGenerator(kind -> getTranslation("entities." + kind.label()));
        fields.added("entities", kinds);
        kinds.addValueChangeListener(event -> fitEntities());
        auth.addValueChangeListener(event -> fit());
        var access = new Div(auth, user, header, key);
        access.addClassName("sc-form-row");
        entityForms.addClassName("connection-entities");
        add(name, address, access, kinds, entityForms);
        keySet(false);
        fit();
    }

    private void fit() {
        String way = auth.getValue();
        Fields.visible(way.equals("basic"), user);
        Fields.visible(way.equals("header"), header);
        Fields.visible(!way.equals("none"), key);
    }

    private void fitEntities() {
        entities.keySet().removeIf(kind -> {
            boolean isGone = !kinds.getValue().contains(kind);
            if (isGone) {
                fields.remove("entities." + kind.label() + ".");
            }
            return isGone;
        });
        kinds.getValue().forEach(kind -> entities.computeIfAbsent(kind, added -> new EntityForm(added, fields)));
        entityForms.removeAll();
        entities.values().forEach(entityForms::add);
    }

    private void keySet(boolean isSet) {
        key.setHelperText(getTranslation(isSet ? "connections.hint.key.set" : "connections.hint.key"));
        key.setPlaceholder(isSet ? getTranslation("connections.key.kept") : "");
    }

    void show(Connection connection) {
        name.setValue(connection.name());
        address.setValue(connection.baseUrl() == null ? "" : connection.baseUrl());
        auth.setValue(connection.settings().path("auth").asString("none"));
        user.setValue(connection.settings().path("user").asString(""));
        header.setValue(connection.settings().path("header").asString(""));
        key.clear();
        keySet(connection.secretNames().contains("key"));
        kinds.setValue(
                connection.entities().stream().map(EntitySetup::entity).collect(java.util.stream.Collectors.toSet()));
        connection.entities().forEach(setup -> {
            EntityForm form = entities.get(setup.entity());
            if (form != null) {
                form.show(setup);
            }
        });
    }

    /** @throws InvalidInput where what was entered can't be read */
    ConnectionDraft read() {
        fields.clearFaults();
        ObjectNode settings = JsonNodeFactory.instance.objectNode().put("auth", auth.getValue());
        if (user.isVisible()) {
            settings.put("user", user.getValue().strip());
        }
        if (header.isVisible()) {
            settings.put("header", header.getValue().strip());
        }
        Secrets secrets = key.isEmpty() ? Secrets.none() : Secrets.of(Map.of("key", key.getValue()));
        List<EntitySetup> setups =
                entities.values().stream().map(EntityForm::read).toList();
        String url = address.getValue().isBlank() ? null : address.getValue();
        return new ConnectionDraft(name.getValue(), SourceSystem.CUSTOM, url, settings, secrets, setups);
    }

    boolean show(InvalidInput refused) {
        return fields.show(refused);
    }
}
