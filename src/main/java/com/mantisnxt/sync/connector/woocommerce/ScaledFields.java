package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.mapping.MappedFields;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A mapping whose money has the precision of its currency, wherever it names no scale. */
final class ScaledFields {

    private final ArrayNode mapping;
    private final Map<Integer, MappedFields> byDigits = new HashMap<>();

    ScaledFields(ArrayNode mapping) {
        this.mapping = mapping;
    }

    MappedFields of(@Nullable String currency) {
        return byDigits.computeIfAbsent(Money.digits(currency), digits -> MappedFields.of(scaled(digits)));
    }

    private ArrayNode scaled(int digits) {
        ArrayNode scaled = mapping.deepCopy();
        for (JsonNode field : scaled) {
            if (field instanceof ObjectNode one && isMoneyWithoutScale(one)) {
                one.put("scale", digits);
            }
        }
        return scaled;
    }

    private static boolean isMoneyWithoutScale(ObjectNode field) {
        return field.path("type").asString("").equals("money")
                && (!field.has("scale") || field.path("scale").isNull());
    }

    /** Whether it matters what currency a shop's prices are in. */
    boolean needsCurrency() {
        for (JsonNode field : mapping) {
            String from = field.path("from").asString("");
            if (field instanceof ObjectNode one && isMoneyWithoutScale(one) || from.matches("/?currency")) {
                return true;
            }
        }
        return false;
    }
}
