package com.mantisnxt.sync.connector.odoo;

import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A field that Odoo does not have as such, made of others or of other records.
 *
 * @param needs the model's fields it is made of, where they exist
 */
record Extra(String name, List<String> needs, Filler filler) {

    /** Puts the field into each row of a page, with a question for all of them. */
    @FunctionalInterface
    interface Filler {
        void fill(Page page, Reading reading);
    }

    static Extra of(String name, List<String> needs, Function<ObjectNode, JsonNode> made) {
        return new Extra(name, needs, (page, reading) -> page.rows().forEach(row -> row.set(name, made.apply(row))));
    }
}
