package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.RecordState;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes records of what a shop has: one, or several where others lie within it. Missing fields are its to bear. */
@FunctionalInterface
interface Shape {

    List<Shaped> of(Row row, Amounts amounts);

    /** A field as it is, nothing where there is none. */
    static JsonNode given(JsonNode of, String field) {
        JsonNode found = of.path(field);
        return found.isMissingNode() ? JsonNodeFactory.instance.nullNode() : found;
    }

    /**
     * Ready to be mapped.
     *
     * @param id empty where it has none
     * @param fields theirs under their names, and beside them ours where they are computed
     * @param isReadable false where an amount is none
     */
    record Shaped(String id, RecordState state, ObjectNode fields, boolean isReadable) {}
}
