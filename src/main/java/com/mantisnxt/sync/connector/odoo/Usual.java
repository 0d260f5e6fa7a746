package com.mantisnxt.sync.connector.odoo;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a mapping down, a line for each field: theirs, ours, and how it is read. */
final class Usual {

    private Usual() {}

    static ArrayNode mapping(String... lines) {
        ArrayNode mapping = JsonNodeFactory.instance.arrayNode();
        for (String line : lines) {
            String[] words = line.split(" ");
            ObjectNode field = mapping.addObject().put("from", words[0]).put("to", words[1]);
            if (words.length > 2) {
                field.put("type", words[2]);
            }
        }
        return mapping;
    }
}
