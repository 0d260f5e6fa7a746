package com.mantisnxt.sync.connector.odoo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How many decimals each currency has in this Odoo; asked once, and only where there is money to read. */
final class Currencies {

    private static final int USUAL = 2;
    private static final int MOST = 10;
    /** There are fewer than two hundred in the world. */
    private static final int ALL = 1000;

    private final Odoo odoo;
    private @Nullable Map<Long, Integer> places;

    Currencies(Odoo odoo) {
        this.odoo = odoo;
    }

    int places(JsonNode currency) {
        Map<Long, Integer> known = places;
        if (known == null) {
            known = read();
            places = known;
        }
        return known.getOrDefault(currency.asLong(0), USUAL);
    }

    private Map<Long, Integer> read() {
        Map<Long, Integer> found = new HashMap<>();
        for (ObjectNode row : odoo.rows("res.currency", Domain.all(), List.of("id", "decimal_places"), ALL)) {
            int decimals = row.path("decimal_places").asInt(USUAL);
            found.put(row.path("id").asLong(0), Math.clamp(decimals, 0, MOST));
        }
        return found;
    }
}
