package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The code that speaks with one kind of system; one bean each. Reaches it only through {@code connector.http.Outgoing}. */
public interface Connector {

    SourceSystem system();

    /** What has to be entered. */
    ConnectorForm form();

    /**
     * Whether the draft says all that is needed; secrets are judged by whoever keeps them.
     *
     * @throws com.mantisnxt.sync.base.InvalidInput naming the field
     */
    default void check(ConnectionDraft draft) {
        form().check(draft);
    }

    /** Asks nothing yet. */
    Source open(Endpoint endpoint, EntityType entity);

    /** How such a system calls when something changed there; empty where it does not. */
    default Optional<HookReader> hooks() {
        return Optional.empty();
    }

    /** What can be written to it, for each kind of record of which something can. */
    default Map<EntityType, WriteOffer> writes() {
        return Map.of();
    }

    /** Asks nothing yet; only for kinds of record that {@link #writes} names. */
    default RemoteTarget target(Endpoint endpoint, EntityType entity) {
        throw new UnsupportedOperationException("This connector only reads.");
    }

    /** What is read of a kind of record where nobody says otherwise; empty for every field as it is. */
    default ArrayNode usual(EntityType entity) {
        EntityOffer offer = form().entities().get(entity);
        return offer == null ? JsonNodeFactory.instance.arrayNode() : offer.mapping();
    }
}
