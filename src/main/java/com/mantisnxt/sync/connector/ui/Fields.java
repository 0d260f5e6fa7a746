package com.mantisnxt.sync.connector.ui;

import com.mantisnxt.sync.base.InvalidInput;
import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the fields of a form, each with its label and help, and finds them again by the name a refusal gives. */
final class Fields implements Serializable {

    private final Map<String, Component> byName = new LinkedHashMap<>();
    private final boolean isReadOnly;

    Fields(boolean isReadOnly) {
        this.isReadOnly = isReadOnly;
    }

    /** @param name as refusals spell it, such as {@code settings.user} */
    TextField text(String name, String key) {
        var field = new TextField();
        field.setLabel(field.getTranslation("connections.field." + key));
        field.setHelperText(field.getTranslation("connections.hint." + key));
        return added(name, field);
    }

    TextArea area(String name, String key) {
        var area = new TextArea();
        area.setLabel(area.getTranslation("connections.field." + key));
        area.setHelperText(area.getTranslation("connections.hint." + key));
        return added(name, area);
    }

    Select<String> choice(String name, String key, List<String> values) {
        var select = new Select<String>();
        select.setLabel(select.getTranslation("connections.field." + key));
        select.setHelperText(select.getTranslation("connections.hint." + key));
        select.setItems(values);
        select.setItemLabelGenerator(value -> select.getTranslation("connections." + key + "." + value));
        select.setValue(values.getFirst());
        return added(name, select);
    }

    PasswordField secret(String name, String key) {
        var field = new PasswordField();
        field.setLabel(field.getTranslation("connections.field." + key));
        field.setHelperText(field.getTranslation("connections.hint." + key));
        field.getElement().setAttribute("autocomplete", "new-password");
        return added(name, field);
    }

    /** Another name by which a refusal may mean a field. */
    void alias(String name, Component field) {
        byName.put(name, field);
    }

    <C extends Component> C added(String name, C field) {
        byName.put(name, field);
        if (field instanceof AbstractField<?, ?> value) {
            value.setReadOnly(isReadOnly);
        }
        return field;
    }

    void remove(String prefix) {
        byName.keySet().removeIf(name -> name.startsWith(prefix));
    }

    void clearFaults() {
        byName.values().forEach(field -> {
            if (field instanceof HasValidationProperties validated) {
                validated.setInvalid(false);
            }
        });
    }

    /** False where no field is to blame. */
    boolean show(InvalidInput refused) {
        Component field = byName.get(String.valueOf(refused.field()));
        if (!(field instanceof HasValidationProperties validated)) {
            return false;
        }
        validated.setErrorMessage(refused.reason());
        validated.setInvalid(true);
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        }
        return true;
    }

    static void visible(boolean isVisible, HasValue<?, ?>... fields) {
        for (HasValue<?, ?> field : fields) {
            ((Component) field).setVisible(isVisible);
        }
    }
}
