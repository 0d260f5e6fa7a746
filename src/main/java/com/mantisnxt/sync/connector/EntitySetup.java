package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.EntityType;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a connection reads of one kind of record. What settings and mapping mean is the connector's to say.
 *
 * @param mapping their fields to ours; empty takes every field as it is
 */
public record EntitySetup(EntityType entity, boolean isEnabled, ObjectNode settings, ArrayNode mapping) {}
