package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.SourceSystem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A connection as somebody wants it to be.
 *
 * @param baseUrl null where nothing is fetched, as with uploads only
 * @param secrets those to set anew, and with an empty value those to forget; the others stay
 */
public record ConnectionDraft(
        String name,
        SourceSystem system,
        @Nullable String baseUrl,
        ObjectNode settings,
        Secrets secrets,
        List<EntitySetup> entities) {

    public ConnectionDraft {
        entities = List.copyOf(entities);
    }
}
