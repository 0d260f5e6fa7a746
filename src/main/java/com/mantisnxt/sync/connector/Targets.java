package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.EntityType;
import java.util.List;
import java.util.UUID;

/** Opens the systems behind connections of the caller's organisation for writing, where that was switched on. */
public interface Targets {

    /** @throws com.mantisnxt.sync.base.Refused when there is no such connection, or nothing may be written to it */
    RemoteTarget open(UUID connection, EntityType entity);

    /**
     * Whether changes can be written as they stand.
     *
     * @throws com.mantisnxt.sync.base.Refused when there is no such connection, nothing may be written to it, or a field
     *     can't be, which it names
     */
    void check(UUID connection, EntityType entity, List<FieldChange> changes);
}
