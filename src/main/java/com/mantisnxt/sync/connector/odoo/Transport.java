package com.mantisnxt.sync.connector.odoo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A way to speak with Odoo. Its older interfaces go away with version 22, so there are two. */
interface Transport {

    /**
     * Calls a method and waits for its result; a method without a result gives null.
     *
     * @throws com.mantisnxt.sync.connector.SourceFault in words that hold no secret and nothing of Odoo's insides
     */
    Answer call(Call call);

    /** @param at by the server's clock, where it says so */
    record Answer(JsonNode result, @Nullable Instant at) {}
}
