package com.mantisnxt.sync.connector;

import tools.jackson.databind.node.ObjectNode;

/**
 * A record of the store.
 *
 * @param version from 1, raised by each change
 * @param hash of state and data, {@link ContentHash}
 */
public record StoredRecord(String externalId, RecordState state, ObjectNode data, long version, byte[] hash) {}
