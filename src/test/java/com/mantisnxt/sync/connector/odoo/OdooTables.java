package com.mantisnxt.sync.connector.odoo;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Models with their fields and rows, and what is read of them. */
final class OdooTables {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, List<ObjectNode>> tables = new HashMap<>();
    private final Map<String, ObjectNode> fields = new HashMap<>();

    void add(String model, ObjectNode description, List<ObjectNode> rows) {
        fields.put(model, description);
        tables.put(model, rows);
    }

    boolean have(String model) {
        return tables.containsKey(model);
    }

    /** @param typed the fields with their types, such as {@code "name:char lst_price:float:2"} */
    static ObjectNode description(String typed) {
        ObjectNode described = NODES.objectNode();
        for (String field : ("id:integer " + typed).strip().split("\\s+")) {
            String[] parts = field.split(":");
            ObjectNode one = described.putObject(parts[0]).put("type", parts[1]);
            if (parts.length > 2) {
                one.putArray("digits").add(16).add(Integer.parseInt(parts[2]));
            }
        }
        return described;
    }

    JsonNode answer(OdooStandIn.Asked call) {
        return switch (call.method()) {
            case "fields_get" -> fields.get(call.model()).deepCopy();
            case "search_count" -> NODES.numberNode(found(call).size());
            case "search" -> ids(found(call));
            case "search_read" -> read(found(call), call);
            default -> throw new IllegalStateException("Nobody asks for " + call);
        };
    }

    /** Archived records are not there for those who do not ask for them. */
    private List<ObjectNode> found(OdooStandIn.Asked call) {
        boolean isAll = call.named().at("/context/active_test").isBoolean()
                && !call.named().at("/context/active_test").booleanValue();
        String order = call.named().path("order").asString("");
        Comparator<ObjectNode> by = order.startsWith("write_date desc")
                ? Comparator.comparing(
                                (ObjectNode row) -> row.path("write_date").asString(""))
                        .reversed()
                : Comparator.comparing(row -> 0);
        return tables.get(call.model()).stream()
                .filter(row -> isAll || row.path("active").asBoolean(true))
                .filter(row -> new OdooDomain(tables, fields).holds(call.model(), row, call.domain()))
                .sorted(by)
                .limit(call.named().path("limit").asInt(Integer.MAX_VALUE))
                .toList();
    }

    private static ArrayNode ids(List<ObjectNode> rows) {
        ArrayNode ids = NODES.arrayNode();
        rows.forEach(row -> ids.add(row.path("id")));
        return ids;
    }

    private ArrayNode read(List<ObjectNode> rows, OdooStandIn.Asked call) {
        ArrayNode read = NODES.arrayNode();
        JsonNode names = call.named().path("fields");
        if (!names.isArray()) {
            throw new IllegalStateException("All fields of " + call.model() + " were asked for.");
        }
        for (ObjectNode row : rows) {
            ObjectNode some = read.addObject();
            for (JsonNode name : names) {
                if (!fields.get(call.model()).has(name.asString())) {
                    throw new OdooStandIn.Raised(
                            500,
                            "builtins.ValueError",
                            "Invalid field '" + name.asString() + "' on model '" + call.model() + "'");
                }
                if (row.has(name.asString())) {
                    some.set(name.asString(), row.get(name.asString()));
                }
            }
        }
        return read;
    }
}
