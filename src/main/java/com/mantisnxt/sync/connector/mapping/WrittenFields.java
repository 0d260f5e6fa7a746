package com.mantisnxt.sync.connector.mapping;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.connector.FieldChange;
import com.mantisnxt.sync.connector.WriteOffer;
import com.mantisnxt.sync.connector.WriteType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A mapping turned round: our fields that lead straight to a field of theirs which can be written. What is computed, made
 * of several or read-only is not among them.
 */
public final class WrittenFields {

    private final WriteOffer offer;
    private final Map<String, WrittenField> byName;

    private WrittenFields(WriteOffer offer, Map<String, WrittenField> byName) {
        this.offer = offer;
        this.byName = byName;
    }

    /** @param mapping that is read by; not empty */
    public static WrittenFields of(WriteOffer offer, JsonNode mapping) {
        Map<String, WrittenField> byName = new LinkedHashMap<>();
        for (FieldMapping field : MappedFields.mappings(mapping)) {
            String path = path(field.source());
            WriteType type = offer.fields().get(path);
            if (type != null) {
                List<String> choices = offer.choices().getOrDefault(path, List.of());
                byName.put(field.target(), new WrittenField(field.target(), path, type, choices, field.scale()));
            }
        }
        return new WrittenFields(offer, byName);
    }

    private static String path(String source) {
        return source.startsWith("/") ? source.substring(1) : source;
    }

    /** Ours for one of theirs; empty where the mapping does not read it. */
    public String name(String path) {
        return byName.values().stream()
                .filter(field -> field.path().equals(path))
                .map(WrittenField::name)
                .findFirst()
                .orElse("");
    }

    /** Those that an approved change changes. */
    public List<WrittenField> changed(FieldChange change) {
        List<WrittenField> changed = new ArrayList<>();
        for (WrittenField field : byName.values()) {
            JsonNode after = at(change.after(), field.name());
            boolean isSaid = change.isNew()
                    ? !WrittenField.isNothing(after)
                    : !after.isMissingNode() && !field.isSame(at(change.before(), field.name()), after);
            if (isSaid) {
                changed.add(field);
            }
        }
        return changed;
    }

    public static JsonNode at(@Nullable ObjectNode data, String name) {
        JsonNode value = data == null ? null : data.get(name);
        return value == null ? MissingNode.getInstance() : value;
    }

    /** @throws InvalidInput naming the field, where the change can't be written as it stands */
    public void check(FieldChange change) {
        switch (change.operation()) {
            case DELETE ->
                throw new InvalidInput(
                        "deletion_not_written",
                        "kind",
                        "Deletions are not written to the system: " + change.key() + ".");
            case CREATE -> checkNew(change);
            case UPDATE -> checkUpdate(change);
        }
    }

    private void checkNew(FieldChange change) {
        if (!offer.isForNew()) {
            throw new InvalidInput(
                    "creation_not_written",
                    "kind",
                    "New records of this kind can't be made in the system: " + change.key() + ".");
        }
        Set<String> names = names(change.after());
        names.removeIf(name -> WrittenField.isNothing(at(change.after(), name)));
        checkFields(change, names);
        for (String path : offer.needed()) {
            String name = name(path);
            if (name.isEmpty() || !names.contains(name)) {
                throw new InvalidInput(
                        "missing_field",
                        "after." + (name.isEmpty() ? path : name),
                        "A new record needs " + (name.isEmpty() ? path + ", which the mapping does not read" : name)
                                + ": " + change.key() + ".");
            }
        }
    }

    private void checkUpdate(FieldChange change) {
        Set<String> names = names(change.before());
        names.addAll(names(change.after()));
        names.removeIf(name -> isSame(change, name));
        if (names.isEmpty()) {
            throw new InvalidInput("nothing_changes", "after", "Nothing changes in " + change.key() + ".");
        }
        checkFields(change, names);
        for (String name : names) {
            checkSaid("before", change.before(), name, change.key());
            checkSaid("after", change.after(), name, change.key());
        }
    }

    private boolean isSame(FieldChange change, String name) {
        JsonNode before = at(change.before(), name);
        JsonNode after = at(change.after(), name);
        WrittenField field = byName.get(name);
        boolean isSaid = !before.isMissingNode() && !after.isMissingNode();
        return isSaid && (field == null ? before.equals(after) : field.isSame(before, after));
    }

    private static void checkSaid(String side, @Nullable ObjectNode data, String name, String key) {
        if (at(data, name).isMissingNode()) {
            throw new InvalidInput(
                    "missing_field",
                    side + "." + name,
                    "A field that changes stands on both sides, null where it is empty: " + name + " of " + key + ".");
        }
    }

    private void checkFields(FieldChange change, Set<String> names) {
        Set<String> paths = new HashSet<>();
        for (String name : names) {
            WrittenField field = byName.get(name);
            if (field == null || !paths.add(field.path())) {
                throw new InvalidInput(
                        "field_not_writable",
                        "after." + name,
                        name + " of " + change.key() + " can't be written; these can: "
                                + String.join(", ", byName.keySet()) + ".");
            }
            checkValue(field, change);
        }
    }

    private void checkValue(WrittenField field, FieldChange change) {
        JsonNode value = at(change.after(), field.name());
        if (value.isMissingNode()) {
            return;
        }
        boolean isEmptied = offer.needed().contains(field.path()) && WrittenField.isNothing(value);
        String fault = isEmptied ? "can't be empty" : field.fault(value);
        if (fault != null) {
            throw new InvalidInput(
                    "invalid_value", "after." + field.name(), field.name() + " of " + change.key() + " " + fault + ".");
        }
    }

    private static Set<String> names(@Nullable ObjectNode data) {
        return data == null ? new LinkedHashSet<>() : new LinkedHashSet<>(data.propertyNames());
    }
}
