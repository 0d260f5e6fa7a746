package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import java.util.UUID;

/** Opens the source behind a connection of the caller's organisation. */
public interface Sources {

    /** @throws com.mantisnxt.sync.base.Refused when there is no such connection, or it is not for this entity */
    Source open(UUID connection, EntityType entity);

    /** What makes two computations the same: the connection's settings and mapping, as a short stable text. */
    String fingerprint(UUID connection, EntityType entity);

    /** As people call it. */
    String name(UUID connection);

    SourceSystem system(UUID connection);
}
