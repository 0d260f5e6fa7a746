package com.mantisnxt.sync.preview;

import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A browser rounds numbers of more than 15 digits, and ids are often longer: those go as text. */
public final class ExactNumbers {

    private static final int EXACT_DIGITS = 15;

    public JsonNode kept(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> entry : object.properties()) {
                    entry.setValue(kept(entry.getValue()));
                }
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, kept(array.get(i)));
                }
                yield array;
            }
            default -> node.isNumber() && isLong(node) ? StringNode.valueOf(node.asString()) : node;
        };
    }

    private static boolean isLong(JsonNode number) {
        BigDecimal value = number.decimalValue();
        return value.precision() > EXACT_DIGITS;
    }
}
