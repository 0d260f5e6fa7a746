package com.mantisnxt.sync.preview;

import com.mantisnxt.sync.base.SourceSystem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A preview without its items.
 *
 * @param computedBy null where a service did it on nobody's behalf
 */
public record PreviewRow(
        UUID id,
        SourceSystem source,
        @Nullable String syncId,
        Instant computedAt,
        Instant expiresAt,
        @Nullable UUID computedBy,
        DeltaSummary delta) {

    public boolean isExpired(Instant now) {
        return !expiresAt.isAfter(now);
    }
}
