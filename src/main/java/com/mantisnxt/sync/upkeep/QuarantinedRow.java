package com.mantisnxt.sync.upkeep;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event of the caller's organisation that was dated beyond what can be, and is kept beside the log. */
public record QuarantinedRow(
        Instant createdAt,
        String action,
        String status,
        @Nullable String syncId,
        @Nullable String errorMessage,
        Instant quarantinedAt) {}
