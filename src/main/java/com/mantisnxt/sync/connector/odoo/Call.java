package com.mantisnxt.sync.connector.odoo;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One method of one model.
 *
 * @param first the domain: versions name it differently, so JSON-RPC sends it by its place; null for none
 */
record Call(String model, String method, @Nullable Domain first, ObjectNode named) {

    static Call of(String model, String method) {
        return new Call(model, method, null, JsonNodeFactory.instance.objectNode());
    }

    Call in(Domain domain) {
        return new Call(model, method, domain, named);
    }

    Call with(String name, JsonNode value) {
        ObjectNode more = named.deepCopy();
        more.set(name, value);
        return new Call(model, method, first, more);
    }
}
