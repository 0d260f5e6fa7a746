package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import java.util.Set;

/** The code that speaks with one kind of system; one bean each. Reaches it only through {@code connector.http.Outgoing}. */
public interface Connector {

    SourceSystem system();

    /** Names of the secrets that a connection with these settings may have. */
    Set<String> secretNames(ConnectionDraft draft);

    /**
     * Whether the draft says all that is needed; secrets are judged by whoever keeps them.
     *
     * @throws com.mantisnxt.sync.base.InvalidInput naming the field
     */
    void check(ConnectionDraft draft);

    /** Asks nothing yet. */
    Source open(Endpoint endpoint, EntityType entity);
}
