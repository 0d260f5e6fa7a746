package com.mantisnxt.sync.preview;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** Makes out of an item, as some service wrote it, what can be shown; says so where that is little. */
@Component
class ItemReader {

    private static final List<String> IDS = List.of("id", "key", "external_id", "externalId", "sku");
    private static final List<String> NAMES =
            List.of("name", "title", "display_name", "displayName", "label", "email", "number", "sku", "code");

    private final JsonMapper json;
    private final ExactNumbers numbers;

    ItemReader(JsonMapper json) {
        this.json = json;
        this.numbers = new ExactNumbers();
    }

    PreviewItem read(ChangeKind kind, int index, String text) {
        JsonNode item;
        try {
            item = numbers.kept(json.readTree(text));
        } catch (JacksonException e) {
            return nothing(new ItemRow(index, null, null, List.of(), ItemFault.UNREADABLE));
        }
        JsonNode before = kind == ChangeKind.NEW ? NullNode.instance : side(kind, item, "old_data");
        JsonNode after = kind == ChangeKind.DELETED ? NullNode.instance : side(kind, item, "new_data");
        return new PreviewItem(row(kind, index, item, List.of(after, before)), before, after);
    }

    /** A record too large to be taken apart. */
    static PreviewItem tooLarge(int index, @Nullable String id) {
        return nothing(new ItemRow(index, id, null, List.of(), ItemFault.TOO_LARGE));
    }

    private static PreviewItem nothing(ItemRow row) {
        return new PreviewItem(row, NullNode.instance, NullNode.instance);
    }

    private static ItemRow row(ChangeKind kind, int index, JsonNode item, List<JsonNode> sides) {
        if (!item.isObject()) {
            return new ItemRow(index, null, item.toString(), List.of(), ItemFault.NOT_A_RECORD);
        }
        String id = first(IDS, List.of(item, sides.getFirst(), sides.getLast()));
        String name = first(NAMES, List.of(sides.getFirst(), sides.getLast(), item));
        return new ItemRow(index, id, name, changed(kind, sides), fault(kind, id, sides));
    }

    /** New and deleted records are often written bare, without the wrapping. */
    private static JsonNode side(ChangeKind kind, JsonNode item, String field) {
        if (item.has(field)) {
            return item.get(field);
        }
        if (kind == ChangeKind.UPDATED && item.isObject()) {
            return NullNode.instance;
        }
        return item.path("data").isObject() ? item.get("data") : item;
    }

    private static @Nullable ItemFault fault(ChangeKind kind, @Nullable String id, List<JsonNode> sides) {
        if (kind == ChangeKind.UPDATED && !sides.getLast().isObject()) {
            return ItemFault.NO_BEFORE;
        }
        if (kind == ChangeKind.UPDATED && !sides.getFirst().isObject()) {
            return ItemFault.NO_AFTER;
        }
        return id == null ? ItemFault.NO_ID : null;
    }

    private static List<String> changed(ChangeKind kind, List<JsonNode> sides) {
        JsonNode after = sides.getFirst();
        JsonNode before = sides.getLast();
        if (kind != ChangeKind.UPDATED || !after.isObject() || !before.isObject()) {
            return List.of();
        }
        Set<String> fields = new LinkedHashSet<>(after.propertyNames());
        fields.addAll(before.propertyNames());
        List<String> changed = new ArrayList<>();
        for (String field : fields) {
            if (!after.path(field).equals(before.path(field))) {
                changed.add(field);
            }
        }
        return changed;
    }

    private static @Nullable String first(List<String> fields, List<JsonNode> places) {
        for (JsonNode place : places) {
            for (String field : fields) {
                JsonNode value = place.path(field);
                if (value.isValueNode()
                        && !value.isNull()
                        && !value.asString("").isBlank()) {
                    return value.asString("");
                }
            }
        }
        return null;
    }
}
