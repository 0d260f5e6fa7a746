package com.mantisnxt.sync.connector;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change to a record of a target, bound to what it was seen to be.
 *
 * @param beforeVersion the version that the change was made for; 0 where there was no such record
 * @param state null for a deletion
 * @param data what the record will be, whole; null for a deletion
 */
public record RecordChange(
        Operation operation,
        String externalId,
        long beforeVersion,
        @Nullable RecordState state,
        @Nullable ObjectNode data) {

    /** What happens to the record. */
    public enum Operation {
        CREATE,
        UPDATE,
        DELETE
    }
}
