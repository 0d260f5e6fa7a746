package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.EntityType;
import java.util.List;
import java.util.UUID;

/** Where records are written to. */
public interface Target {

    /**
     * Applies a batch; each item by itself, checked against its before-version. A target in our own database joins the
     * caller's transaction.
     *
     * @return one outcome per change, in their order
     */
    List<ItemOutcome> apply(UUID connection, EntityType entity, List<RecordChange> changes);
}
