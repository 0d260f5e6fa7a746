package com.mantisnxt.sync.connector.shopify;

import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Puts what lies within a record into one order, whichever way it was read. */
final class Sorted {

    private static final Comparator<String> BY_NUMBER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private Sorted() {}

    static <N extends JsonNode> List<N> byId(List<N> nodes) {
        return nodes.stream()
                .sorted(Comparator.comparing(node -> Gid.of(node).number(), BY_NUMBER))
                .toList();
    }

    /** Of numbers as texts, however long. */
    static int compare(String one, String other) {
        return BY_NUMBER.compare(one, other);
    }
}
