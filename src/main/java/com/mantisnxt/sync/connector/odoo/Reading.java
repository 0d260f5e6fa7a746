package com.mantisnxt.sync.connector.odoo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What one walk knows of an Odoo, so that it asks for it once: fields of models, decimals of currencies. */
final class Reading {

    /** Ids in one question. */
    private static final int AT_ONCE = 500;

    private final Odoo odoo;
    private final Currencies currencies;
    private final Map<String, ModelFields> fields = new HashMap<>();

    Reading(Odoo odoo) {
        this.odoo = odoo;
        this.currencies = new Currencies(odoo);
    }

    Odoo odoo() {
        return odoo;
    }

    ModelFields fields(String model) {
        ModelFields known = fields.get(model);
        if (known == null) {
            known = odoo.fields(model);
            fields.put(model, known);
        }
        return known;
    }

    /** Records of a domain, by ascending id; false is null in them, and money is text. */
    List<ObjectNode> rows(String model, Domain domain, List<String> wanted, int limit) {
        ModelFields known = fields(model);
        Set<String> asked = new LinkedHashSet<>(wanted);
        asked.add("id");
        asked.removeIf(name -> !name.equals("id") && !known.has(name));
        for (String name : wanted) {
            ModelFields.Field field = known.find(name);
            if (field != null && field.isMoney() && known.has(field.currency())) {
                asked.add(field.currency());
            }
        }
        List<ObjectNode> rows = odoo.rows(model, domain, List.copyOf(asked), limit);
        rows.forEach(row -> Values.clean(row, known, currencies));
        return rows;
    }

    /** Records by their ids, in batches. What was deleted, or is hidden by a record rule, is silently not among them. */
    Map<Long, ObjectNode> byId(String model, Set<Long> ids, List<String> wanted) {
        Map<Long, ObjectNode> found = new HashMap<>();
        List<Long> all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Long> batch = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            for (ObjectNode row : rows(model, Domain.all().andIn("id", batch), wanted, AT_ONCE)) {
                found.put(row.path("id").asLong(0), row);
            }
        }
        return found;
    }

    /** Of a field that leads to one record; 0 for none. */
    static long one(JsonNode link) {
        return link.path(0).asLong(0);
    }

    /** Of a field that leads to several. */
    static List<Long> several(JsonNode links) {
        List<Long> ids = new ArrayList<>();
        links.forEach(link -> ids.add(link.asLong(0)));
        return ids;
    }
}
