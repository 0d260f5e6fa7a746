package com.mantisnxt.sync.connector.shopify;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Mappings written as people write them on the screen, a line for each field. */
final class Mappings {

    private Mappings() {}

    /** @param lines such as {@code /title -> name : text} */
    static ArrayNode of(String lines) {
        ArrayNode mapping = JsonNodeFactory.instance.arrayNode();
        lines.strip().lines().forEach(line -> {
            String[] words = line.strip().split(" -> | : ");
            mapping.addObject().put("from", words[0]).put("to", words[1]).put("type", words[2]);
        });
        return mapping;
    }
}
