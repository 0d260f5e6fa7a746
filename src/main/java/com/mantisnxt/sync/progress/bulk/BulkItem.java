package com.mantisnxt.sync.progress.bulk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sync of an act on many.
 *
 * @param outcome null while it was not looked at
 * @param reason of a refusal
 * @param resultSync the sync that tries again
 */
public record BulkItem(
        int position,
        String syncId,
        @Nullable BulkOutcome outcome,
        @Nullable String reason,
        @Nullable String resultSync,
        @Nullable Instant settledAt) {}
