package com.mantisnxt.sync.connector.odoo;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields that a model has in this Odoo, for this user. Versions and installed apps differ, so nothing is guessed. */
record ModelFields(Map<String, Field> byName) {

    /** Floats that are money, though Odoo does not say so. */
    private static final Set<String> PRICES =
            Set.of("lst_price", "list_price", "standard_price", "price_extra", "price_unit");

    private static final int MOST_DECIMALS = 16;

    /**
     * One field.
     *
     * @param scale decimals that Odoo keeps of a float; null where it does not round
     * @param currency the field of the record that says the currency of money
     */
    record Field(String name, String type, @Nullable Integer scale, String currency) {

        boolean isMoney() {
            return type.equals("monetary") || type.equals("float") && PRICES.contains(name);
        }
    }

    static ModelFields of(JsonNode answer) {
        Map<String, Field> fields = new HashMap<>();
        answer.properties().forEach(entry -> {
            JsonNode said = entry.getValue();
            JsonNode digits = said.path("digits").path(1);
            fields.put(
                    entry.getKey(),
                    new Field(
                            entry.getKey(),
                            said.path("type").asString(""),
                            digits.isIntegralNumber() ? Math.clamp(digits.asLong(0), 0, MOST_DECIMALS) : null,
                            said.path("currency_field").asString("currency_id")));
        });
        return new ModelFields(Map.copyOf(fields));
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    @Nullable
    Field find(String name) {
        return byName.get(name);
    }

    boolean isMoney(String name) {
        Field field = byName.get(name);
        return field != null && field.isMoney();
    }
}
