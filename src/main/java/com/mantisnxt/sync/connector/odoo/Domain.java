package com.mantisnxt.sync.connector.odoo;

import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Which records are meant, in Odoo's prefix notation; its parts all hold unless an {@code |} stands before them. */
record Domain(ArrayNode terms) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static Domain all() {
        return new Domain(NODES.arrayNode());
    }

    Domain and(String field, String operator, JsonNode value) {
        ArrayNode more = terms.deepCopy();
        more.add(term(field, operator, value));
        return new Domain(more);
    }

    Domain and(String field, String operator, long value) {
        return and(field, operator, NODES.numberNode(value));
    }

    Domain and(String field, String operator, String value) {
        return and(field, operator, NODES.stringNode(value));
    }

    Domain andIn(String field, Collection<Long> ids) {
        return and(field, "in", numbers(ids));
    }

    Domain andIn(String field, String... values) {
        ArrayNode list = NODES.arrayNode();
        List.of(values).forEach(list::add);
        return and(field, "in", list);
    }

    /** At least one of the fields is at least that. */
    Domain andAnyAtLeast(List<String> fields, String value) {
        ArrayNode more = terms.deepCopy();
        for (int i = 1; i < fields.size(); i++) {
            more.add("|");
        }
        fields.forEach(field -> more.add(term(field, ">=", NODES.stringNode(value))));
        return new Domain(more);
    }

    static ArrayNode numbers(Collection<Long> ids) {
        ArrayNode list = NODES.arrayNode();
        ids.forEach(list::add);
        return list;
    }

    private static ArrayNode term(String field, String operator, JsonNode value) {
        return NODES.arrayNode().add(field).add(operator).add(value);
    }
}
