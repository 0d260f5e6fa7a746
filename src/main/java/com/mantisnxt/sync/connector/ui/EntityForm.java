package com.mantisnxt.sync.connector.ui;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.EntitySetup;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where the records of one kind lie, how they are written, and which of their fields become which of ours. */
final class EntityForm extends EntityPart {

    private final EntityType entity;
    private final Checkbox enabled = new Checkbox();
    private final Select<String> origin;
    private final Select<String> format;
    private final Select<String> paging;
    private final Map<String, TextField> texts = new LinkedHashMap<>();
    private final Map<String, TextField> pages = new LinkedHashMap<>();
    private final Div pagingRow = new Div();
    private final TextField archivedValues;
    private final TextArea mapping;

    EntityForm(EntityType entity, Fields fields) {
        this.entity = entity;
        addClassName("connection-entity");
        enabled.setLabel(getTranslation("connections.field.enabled"));
        enabled.setValue(true);
        fields.added(name("enabled"), enabled);
        origin = fields.choice(name("origin"), "origin", List.of("url", "upload"));
        format = fields.choice(name("format"), "format", List.of("json", "ndjson", "csv"));
        paging = fields.choice(name("paging.kind"), "paging", List.of("none", "page", "link", "cursor"));
        for (String text : List.of("path", "list", "id", "total", "archived", "encoding", "delimiter")) {
            texts.put(text, fields.text(name(text), text));
        }
        for (String text : List.of("pointer", "parameter", "first", "sizeParameter", "size")) {
            pages.put(text, fields.text(name("paging." + text), text));
        }
        archivedValues = fields.text(name("archivedValues"), "archivedValues");
        mapping = fields.area(name("mapping"), "mapping");
        mapping.setMinRows(4);
        arrange();
        for (Select<String> select : List.of(origin, format, paging)) {
            select.addValueChangeListener(event -> fit());
        }
        fit();
    }

    private void arrange() {
        pagingRow.add(paging);
        pagingRow.addClassName("sc-form-row");
        pages.values().forEach(pagingRow::add);
        add(
                new H3(getTranslation("entities." + entity.label())),
                enabled,
                row(origin, format),
                row(text("path"), text("list"), text("id"), text("total")),
                pagingRow,
                row(text("encoding"), text("delimiter")),
                row(text("archived"), archivedValues),
                mapping);
    }

    private static Div row(com.vaadin.flow.component.Component... fields) {
        var row = new Div(fields);
        row.addClassName("sc-form-row");
        return row;
    }

    private TextField text(String name) {
        return java.util.Objects.requireNonNull(texts.get(name));
    }

    /** Only what matters for the choices made is there to be filled in. */
    private void fit() {
        boolean isUrl = origin.getValue().equals("url");
        boolean isJson = format.getValue().equals("json");
        boolean isCsv = format.getValue().equals("csv");
        String way = paging.getValue();
        boolean isPaged = isUrl && isJson && !way.equals("none");
        Fields.visible(isUrl, text("path"));
        Fields.visible(isUrl || isJson, text("total"));
        Fields.visible(isJson, text("list"));
        pagingRow.setVisible(isUrl && isJson);
        Fields.visible(isCsv, text("delimiter"));
        pages.forEach((name, field) -> field.setVisible(isPaged
                && switch (name) {
                    case "pointer" -> !way.equals("page");
                    case "parameter" -> !way.equals("link");
                    case "first" -> way.equals("page");
                    default -> true;
                }));
    }

    @Override
    void show(EntitySetup setup) {
        ObjectNode kept = setup.settings();
        enabled.setValue(setup.isEnabled());
        origin.setValue(kept.path("origin").asString("url"));
        format.setValue(kept.path("format").asString("json"));
        paging.setValue(kept.path("paging").path("kind").asString("none"));
        texts.forEach((name, field) -> field.setValue(kept.path(name).asString("")));
        pages.forEach(
                (name, field) -> field.setValue(kept.path("paging").path(name).asString("")));
        archivedValues.setValue(String.join(
                ", ",
                kept.path("archivedValues")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList()));
        mapping.setValue(MappingText.of(setup.mapping()));
    }

    @Override
    EntitySetup read() {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        settings.put("origin", origin.getValue()).put("format", format.getValue());
        texts.forEach((name, field) -> put(settings, name, field));
        if (pagingRow.isVisible() && !paging.getValue().equals("none")) {
            ObjectNode paged = settings.putObject("paging").put("kind", paging.getValue());
            pages.forEach((name, field) -> put(paged, name, field));
        }
        if (!archivedValues.isEmpty()) {
            ArrayNode values = settings.putArray("archivedValues");
            for (String value : archivedValues.getValue().split(",")) {
                values.add(value.strip());
            }
        }
        ArrayNode fields = MappingText.read(mapping.getValue(), name("mapping"));
        return new EntitySetup(entity, enabled.getValue(), settings, fields);
    }

    private static void put(ObjectNode into, String name, TextField field) {
        String value = field.getValue().strip();
        if (!value.isEmpty() && field.isVisible()) {
            boolean isNumber = name.equals("first") || name.equals("size");
            if (isNumber && value.matches("\\d{1,9}")) {
                into.put(name, Integer.parseInt(value));
            } else {
                into.put(name, value);
            }
        }
    }

    private String name(String field) {
        return "entities." + entity.label() + "." + field;
    }
}
