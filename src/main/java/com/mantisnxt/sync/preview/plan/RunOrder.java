package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.EntityType;
import java.util.UUID;

/**
 * Work on a preview to be done in the background.
 *
 * @param syncId how the live board knows it
 * @param onlyRejected apply again what was rejected before, nothing else
 */
public record RunOrder(UUID preview, UUID connection, EntityType entity, String syncId, boolean onlyRejected) {}
