package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A good answer that was read. */
record ShopAnswer(String host, Said said, JsonNode body) {

    /** @throws SourceFault where it is no list */
    List<JsonNode> rows() {
        if (!body.isArray()) {
            throw new SourceFault(
                    Kind.UNREADABLE, host + " answered with something else than a list. Is this the shop itself?");
        }
        return List.copyOf(body.values());
    }
}
