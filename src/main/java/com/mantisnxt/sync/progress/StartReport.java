package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.base.EntityType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sync begins.
 *
 * @param syncId the service's own id, unique in the organisation; null has one made
 * @param sourceSystem woocommerce, odoo, shopify, custom or a name of the service's own
 * @param totalItems null where it can't be known yet; 0 completes at once
 * @param idempotencyKey repeating a start with the same key answers with the first one's sync
 */
public record StartReport(
        @Nullable String syncId,
        @Nullable String jobId,
        EntityType entityType,
        @Nullable String sourceSystem,
        @Nullable Integer totalItems,
        Map<String, Object> metadata,
        @Nullable String idempotencyKey) {}
