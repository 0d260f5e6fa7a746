package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.EntityType;
import java.util.Set;
import java.util.UUID;

/** Takes it that something changed at a system. Implemented by whoever runs syncs. */
@FunctionalInterface
public interface Hints {

    /** In the caller's transaction. Any number within a short time come to one sync. */
    void changed(UUID connection, Set<EntityType> entities);
}
