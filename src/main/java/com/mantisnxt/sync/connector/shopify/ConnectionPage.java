package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One page of a connection.
 *
 * @param others how many of its nodes are no records
 * @param next where the next page begins; empty at the end
 */
record ConnectionPage(List<ObjectNode> nodes, int others, Optional<String> next) {

    /** @throws SourceFault where it is none: a page that is missing is not an empty one */
    static ConnectionPage of(JsonNode connection, String field) {
        JsonNode info = connection.path("pageInfo");
        if (!connection.path("nodes").isArray() || !info.path("hasNextPage").isBoolean()) {
            throw new SourceFault(
                    Kind.UNREADABLE, "The answer has no page of " + field + ", or does not say what follows.");
        }
        List<ObjectNode> nodes = new ArrayList<>();
        int others = 0;
        for (JsonNode node : connection.path("nodes")) {
            if (node instanceof ObjectNode object) {
                nodes.add(object);
            } else {
                others++;
            }
        }
        if (!info.path("hasNextPage").booleanValue()) {
            return new ConnectionPage(nodes, others, Optional.empty());
        }
        String cursor = info.path("endCursor").asString("");
        if (cursor.isEmpty()) {
            throw circle(field);
        }
        return new ConnectionPage(nodes, others, Optional.of(cursor));
    }

    static SourceFault circle(String field) {
        return new SourceFault(Kind.UNREADABLE, "The way to the next page of " + field + " leads in a circle.");
    }
}
