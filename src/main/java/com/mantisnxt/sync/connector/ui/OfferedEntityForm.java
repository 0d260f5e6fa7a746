package com.mantisnxt.sync.connector.ui;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.EntityOffer;
import com.mantisnxt.sync.connector.EntitySetup;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One kind of record of a system that is known here: what it offers to choose, and its usual fields, to be changed. */
final class OfferedEntityForm extends EntityPart {

    private final EntityType entity;
    private final transient EntityOffer offer;
    private final Checkbox enabled = new Checkbox();
    private final SettingFields settings;
    private final TextArea mapping;
    private final NativeDetails fieldsShown;

    OfferedEntityForm(EntityType entity, EntityOffer offer, Fields fields, String texts) {
        this.entity = entity;
        this.offer = offer;
        addClassName("connection-entity");
        enabled.setLabel(getTranslation("connections.field.enabled"));
        enabled.setValue(true);
        fields.added(name("enabled"), enabled);
        settings = new SettingFields(offer.settings(), fields, name(""), texts + entity.label() + ".");
        mapping = fields.area(name("mapping"), "mapping");
        mapping.setHelperText(getTranslation("connections.hint.mapping.usual"));
        mapping.setMinRows(8);
        mapping.setValue(MappingText.of(offer.mapping()));
        var usual = new Button(
                getTranslation("connections.mapping.usual"),
                event -> mapping.setValue(MappingText.of(offer.mapping())));
        usual.addThemeVariants(ButtonVariant.TERTIARY);
        usual.setVisible(!mapping.isReadOnly());
        fieldsShown = new NativeDetails(getTranslation("connections.mapping.show"), new Div(mapping, usual));
        add(new H3(getTranslation("entities." + entity.label())), enabled, settings, fieldsShown);
    }

    @Override
    void show(EntitySetup setup) {
        enabled.setValue(setup.isEnabled());
        settings.show(setup.settings(), Set.of());
        boolean isUsual = setup.mapping().isEmpty();
        mapping.setValue(MappingText.of(isUsual ? offer.mapping() : setup.mapping()));
        fieldsShown.setOpen(!isUsual);
    }

    /** The usual fields are kept as none, so that a later version's come by themselves. */
    @Override
    EntitySetup read() {
        ArrayNode fields = MappingText.read(mapping.getValue(), name("mapping"));
        boolean isUsual = MappingText.of(fields).equals(MappingText.of(offer.mapping()));
        return new EntitySetup(
                entity,
                enabled.getValue(),
                settings.settings(),
                isUsual ? JsonNodeFactory.instance.arrayNode() : fields);
    }

    private String name(String field) {
        return "entities." + entity.label() + "." + field;
    }
}
