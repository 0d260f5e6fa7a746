package com.mantisnxt.sync.connector;

import tools.jackson.databind.node.ObjectNode;

/**
 * A record as a source delivers it.
 *
 * @param externalId unique within its connection and entity; at most 255 characters, not blank
 * @param data mapped to our field names and normalised (money as text at its precision, times in UTC), so that what is
 *     the same reads the same
 */
public record SourceRecord(String externalId, RecordState state, ObjectNode data) {}
