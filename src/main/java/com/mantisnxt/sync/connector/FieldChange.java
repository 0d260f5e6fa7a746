package com.mantisnxt.sync.connector;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Some fields of one record of another system, as they were seen and as they are to be. Fields that are the same on both
 * sides are there to be looked at only.
 *
 * @param key the record's id there; for a new one a key of its own, the same however often it is tried
 * @param before null for a new record
 * @param after null for a deletion
 */
public record FieldChange(
        RecordChange.Operation operation,
        String key,
        @Nullable ObjectNode before,
        @Nullable ObjectNode after) {

    public boolean isNew() {
        return operation == RecordChange.Operation.CREATE;
    }
}
