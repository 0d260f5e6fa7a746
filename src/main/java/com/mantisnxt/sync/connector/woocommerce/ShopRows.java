package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.FieldChange;
import com.mantisnxt.sync.connector.Written;
import com.mantisnxt.sync.connector.mapping.WrittenField;
import com.mantisnxt.sync.connector.mapping.WrittenFields;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Spells changes as a shop takes them: amounts as texts, nothing as an empty text. */
final class ShopRows {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String SLUG = "[a-z0-9]+([_-][a-z0-9]+)*";

    private final WrittenFields fields;
    private final int digits;
    private final String key;

    /**
     * @param digits decimals of the shop's prices
     * @param key the path by which a new record is found again
     */
    ShopRows(WrittenFields fields, int digits, String key) {
        this.key = key;
        this.fields = fields;
        this.digits = digits;
    }

    /** @return why it can't be spelt so that the shop keeps it as it is; null where it can */
    @Nullable
    Written fault(FieldChange change) {
        for (WrittenField field : fields.changed(change)) {
            JsonNode value = wanted(change, field);
            if (isTooPrecise(field, value)) {
                return Written.rejected(
                        "too_precise",
                        field.name() + " has " + digits(field) + " decimals in the shop, and "
                                + WrittenField.number(value) + " has more.");
            }
            if (field.path().equals(key) && value.asString("").length() > ShopWrites.LONGEST_KEY) {
                return Written.rejected(
                        "too_long", field.name() + " has " + ShopWrites.LONGEST_KEY + " characters at most.");
            }
            if (field.path().equals("slug") && !value.asString("").matches(SLUG)) {
                return Written.rejected(
                        "invalid_slug", field.name() + " has small letters, digits, hyphens and nothing else.");
            }
        }
        return null;
    }

    private boolean isTooPrecise(WrittenField field, JsonNode value) {
        return switch (field.type()) {
            case MONEY -> {
                BigDecimal number = WrittenField.number(value);
                yield number != null
                        && number.signum() != 0
                        && number.stripTrailingZeros().scale() > digits(field);
            }
            case TEXT, DECIMAL, INTEGER, BOOL -> false;
        };
    }

    private int digits(WrittenField field) {
        return field.scale() == null ? digits : field.scale();
    }

    /** Only what changes; without an id for a new record. */
    ObjectNode row(FieldChange change) {
        ObjectNode row = NODES.objectNode();
        if (!change.isNew()) {
            row.put("id", Long.parseLong(change.key()));
        }
        for (WrittenField field : fields.changed(change)) {
            String[] path = field.path().split("/");
            ObjectNode at = row;
            for (int i = 0; i < path.length - 1; i++) {
                at = at.withObjectProperty(path[i]);
            }
            at.set(path[path.length - 1], spelt(field, wanted(change, field)));
        }
        return row;
    }

    private JsonNode spelt(WrittenField field, JsonNode value) {
        BigDecimal number = WrittenField.number(value);
        return switch (field.type()) {
            case TEXT -> NODES.stringNode(value.asString(""));
            case MONEY ->
                NODES.stringNode(
                        number == null
                                ? ""
                                : number.setScale(digits(field), RoundingMode.UNNECESSARY)
                                        .toPlainString());
            case DECIMAL -> NODES.stringNode(number == null ? "" : number.toPlainString());
            case INTEGER -> number == null ? none(field) : NODES.numberNode(number.toBigIntegerExact());
            case BOOL -> value;
        };
    }

    /** No parent is 0; no quantity is null. */
    private static JsonNode none(WrittenField field) {
        return field.path().equals("parent") ? NODES.numberNode(0) : NODES.nullNode();
    }

    private static JsonNode wanted(FieldChange change, WrittenField field) {
        return WrittenFields.at(Objects.requireNonNull(change.after()), field.name());
    }
}
