package com.mantisnxt.sync.connector.woocommerce;

import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes of a shop's rows what a mapping can read: nothing where a shop says nothing, and lists in our form. */
final class Shapes {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> ADDRESSES = List.of("billing", "shipping");
    private static final List<String> LINE = List.of("sku", "name", "quantity");

    private Shapes() {}

    /** @param parent of a variation; null for a product */
    static void product(ObjectNode row, @Nullable String currency, @Nullable String parent) {
        row.set("currency", currency == null ? NODES.nullNode() : NODES.stringNode(currency));
        if (parent == null) {
            none(row, "parent_id");
        } else {
            row.put("type", "variation").put("parent_id", parent);
            nameOfVariation(row);
        }
        if (row.path("manage_stock").asString("").equals("parent")) {
            row.put("manage_stock", false).putNull("stock_quantity");
        }
        row.set("category_names", names(row.path("categories")));
        plain(row);
    }

    /** Older shops give variations no name; their options say as much. */
    private static void nameOfVariation(ObjectNode row) {
        if (row.path("name").asString("").isBlank()) {
            var options = new StringJoiner(", ");
            row.path("attributes")
                    .forEach(attribute -> options.add(attribute.path("option").asString("")));
            row.put("name", options.toString());
        }
    }

    private static JsonNode names(JsonNode terms) {
        if (!terms.isArray()) {
            return NODES.nullNode();
        }
        ArrayNode names = NODES.arrayNode();
        terms.values().stream()
                .map(term -> HtmlUtils.htmlUnescape(term.path("name").asString("")))
                .sorted()
                .forEach(names::add);
        return names;
    }

    static void order(ObjectNode row) {
        int digits = Money.digits(row.path("currency").asString(""));
        ArrayNode lines = row.putArray("lines");
        row.path("line_items").forEach(item -> lines.add(line(item, digits)));
        for (JsonNode refund : row.path("refunds")) {
            if (refund instanceof ObjectNode one) {
                one.set("total", Money.at(one.path("total"), digits));
                empty(one);
            }
        }
        none(row, "customer_id");
        emptyAddresses(row);
        empty(row);
    }

    private static ObjectNode line(JsonNode item, int digits) {
        ObjectNode line = NODES.objectNode();
        LINE.forEach(name -> line.set(name, item.path(name).isMissingNode() ? NODES.nullNode() : item.path(name)));
        line.set("price", Money.at(item.path("price"), digits));
        line.set("total", Money.at(item.path("total"), digits));
        empty(line);
        return line;
    }

    static void customer(ObjectNode row) {
        JsonNode billing = row.path("billing");
        String name = full(row);
        name = name.isEmpty() ? full(billing) : name;
        name = name.isEmpty() ? billing.path("company").asString("").strip() : name;
        row.put("name", name.isEmpty() ? row.path("username").asString("") : name);
        emptyAddresses(row);
        empty(row);
    }

    private static void emptyAddresses(ObjectNode row) {
        for (String name : ADDRESSES) {
            if (row.path(name) instanceof ObjectNode address) {
                empty(address);
            }
        }
    }

    private static String full(JsonNode person) {
        return (person.path("first_name").asString("") + " "
                        + person.path("last_name").asString(""))
                .strip();
    }

    static void category(ObjectNode row) {
        none(row, "parent");
        plain(row);
    }

    static void attribute(ObjectNode row, List<String> values) {
        ArrayNode all = row.putArray("values");
        values.forEach(all::add);
        plain(row);
    }

    /** WordPress writes names for web pages. */
    private static void plain(ObjectNode row) {
        if (row.path("name").isString()) {
            row.put("name", HtmlUtils.htmlUnescape(row.path("name").asString()));
        }
        empty(row);
    }

    private static void none(ObjectNode row, String id) {
        if (row.path(id).asString("").equals("0")) {
            row.putNull(id);
        }
    }

    /** An empty text says nothing. */
    private static void empty(ObjectNode row) {
        for (String name : List.copyOf(row.propertyNames())) {
            JsonNode value = row.get(name);
            if (value != null && value.isString() && value.asString().isEmpty()) {
                row.putNull(name);
            }
        }
    }
}
