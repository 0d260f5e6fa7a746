package com.mantisnxt.sync.connector.ui;

import com.mantisnxt.sync.connector.ConnectorForm;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.connector.SettingField;
import com.mantisnxt.sync.connector.WriteOffer;
import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The fields that a kind of system asks for; only those that matter for the choices made are there to be filled in. */
final class SettingFields extends Div {

    private final transient Map<SettingField, AbstractField<?, String>> inputs = new LinkedHashMap<>();

    /**
     * @param prefix of the names by which refusals call them, such as {@code settings.}
     * @param texts where their labels and hints stand below connections.field; empty or ending in a dot
     */
    SettingFields(List<SettingField> asked, Fields fields, String prefix, String texts) {
        addClassName("sc-form-row");
        for (SettingField field : asked) {
            String text = field.equals(WriteOffer.SWITCH) ? field.name() : texts + field.name();
            String name = field.kind() == SettingField.Kind.SECRET ? "secrets." + field.name() : prefix + field.name();
            AbstractField<?, String> input = switch (field.kind()) {
                case TEXT -> fields.text(name, text);
                case CHOICE -> choice(fields, name, text, field);
                case SECRET -> fields.secret(name, text);
            };
            input.setRequiredIndicatorVisible(field.isNeeded());
            inputs.put(field, input);
            add(input);
        }
        setVisible(!asked.isEmpty());
        fit();
    }

    private Select<String> choice(Fields fields, String name, String text, SettingField field) {
        Select<String> select = fields.choice(name, text, field.choices());
        select.addValueChangeListener(event -> fit());
        return select;
    }

    private void fit() {
        ObjectNode entered = entered();
        List<SettingField> asked = List.copyOf(inputs.keySet());
        inputs.forEach((field, input) -> input.setVisible(ConnectorForm.matters(field, asked, entered)));
    }

    private ObjectNode entered() {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        inputs.forEach((field, input) -> {
            if (field.kind() != SettingField.Kind.SECRET && !input.getValue().isBlank()) {
                settings.put(field.name(), input.getValue().strip());
            }
        });
        return settings;
    }

    void show(ObjectNode settings, Set<String> secretNames) {
        inputs.forEach((field, input) -> {
            if (input instanceof PasswordField secret) {
                boolean isSet = secretNames.contains(field.name());
                secret.clear();
                secret.setRequiredIndicatorVisible(field.isNeeded() && !isSet);
                secret.setPlaceholder(isSet ? getTranslation("connections.key.kept") : "");
                if (isSet) {
                    secret.setHelperText(getTranslation("connections.hint.key.set"));
                }
            } else {
                input.setValue(field.in(settings));
            }
        });
        fit();
    }

    /** What does not matter for the choices made is left out. */
    ObjectNode settings() {
        ObjectNode settings = entered();
        inputs.forEach((field, input) -> {
            if (!input.isVisible()) {
                settings.remove(field.name());
            }
        });
        return settings;
    }

    Secrets secrets() {
        Map<String, String> values = new HashMap<>();
        inputs.forEach((field, input) -> {
            if (field.kind() == SettingField.Kind.SECRET && input.isVisible() && !input.isEmpty()) {
                values.put(field.name(), input.getValue());
            }
        });
        return Secrets.of(values);
    }
}
