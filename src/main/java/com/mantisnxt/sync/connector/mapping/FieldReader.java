package com.mantisnxt.sync.connector.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads one field as its mapping says, so that what means the same comes out the same. */
final class FieldReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int USUAL_SCALE = 2;
    private static final int LONGEST_NUMBER = 200;

    private final FieldMapping mapping;
    private final TimeReader times;

    FieldReader(FieldMapping mapping) {
        this.mapping = mapping;
        this.times = new TimeReader(mapping);
    }

    FieldMapping mapping() {
        return mapping;
    }

    /** Null where it can't be read as its type. */
    @Nullable
    JsonNode read(JsonNode found) {
        if (found.isNull() || found.isMissingNode()) {
            return NODES.nullNode();
        }
        return switch (mapping.kind()) {
            case any -> found;
            case text -> text(found);
            case number -> number(found);
            case money -> money(found);
            case bool -> bool(found);
            case time -> times.read(found);
            case list -> list(found);
        };
    }

    private static @Nullable JsonNode text(JsonNode found) {
        boolean isText = found.isValueNode() && (!found.isNumber() || plausible(found.decimalValue()) != null);
        return isText ? NODES.stringNode(MappedFields.plain(found)) : null;
    }

    private @Nullable JsonNode number(JsonNode found) {
        if (isNothing(found)) {
            return NODES.nullNode();
        }
        BigDecimal number = decimal(found);
        return number == null
                ? null
                : NODES.numberNode(number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros());
    }

    private @Nullable JsonNode money(JsonNode found) {
        if (isNothing(found)) {
            return NODES.nullNode();
        }
        BigDecimal number = decimal(found);
        int scale = mapping.scale() == null ? USUAL_SCALE : mapping.scale();
        return number == null
                ? null
                : NODES.stringNode(number.setScale(scale, RoundingMode.HALF_UP).toPlainString());
    }

    private @Nullable BigDecimal decimal(JsonNode found) {
        if (found.isNumber()) {
            return plausible(found.decimalValue());
        }
        String text = found.isString() ? found.asString().strip() : "";
        if (mapping.decimal() == FieldMapping.Mark.comma) {
            text = text.replace(".", "").replace(',', '.');
        }
        try {
            return plausible(new BigDecimal(text.length() > LONGEST_NUMBER ? "" : text));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** A few letters can write a number that fills the memory once it is written out. */
    private static @Nullable BigDecimal plausible(BigDecimal number) {
        return Math.abs((long) number.scale()) > LONGEST_NUMBER ? null : number;
    }

    private static @Nullable JsonNode bool(JsonNode found) {
        if (found.isBoolean()) {
            return found;
        }
        if (isNothing(found)) {
            return NODES.nullNode();
        }
        String text = found.isValueNode() ? MappedFields.plain(found).strip().toLowerCase(Locale.ROOT) : "";
        return switch (text) {
            case "true", "yes", "y", "1", "on" -> NODES.booleanNode(true);
            case "false", "no", "n", "0", "off" -> NODES.booleanNode(false);
            default -> null;
        };
    }

    private @Nullable JsonNode list(JsonNode found) {
        if (found.isArray()) {
            return found;
        }
        if (!found.isString()) {
            return null;
        }
        String separator = mapping.separator() == null || mapping.separator().isEmpty() ? "," : mapping.separator();
        ArrayNode list = NODES.arrayNode();
        for (String element : found.asString().split(java.util.regex.Pattern.quote(separator), -1)) {
            if (!element.isBlank()) {
                list.add(element.strip());
            }
        }
        return list;
    }

    /** An empty text says nothing, which is not the number 0. */
    private static boolean isNothing(JsonNode found) {
        return found.isString() && found.asString().isBlank();
    }
}
