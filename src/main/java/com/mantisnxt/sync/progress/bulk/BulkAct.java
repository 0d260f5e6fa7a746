package com.mantisnxt.sync.progress.bulk;

import com.mantisnxt.sync.progress.CommandKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An act on many syncs, as it stands.
 *
 * @param stoppedBy who stopped it; under way until the sync that is being asked is done with
 */
public record BulkAct(
        UUID id,
        CommandKind kind,
        @Nullable String reason,
        BulkState state,
        Counts counts,
        String askedBy,
        Instant askedAt,
        @Nullable String stoppedBy,
        @Nullable Instant endedAt) {

    /** @param already it was so before */
    public record Counts(int total, int asked, int refused, int already) {

        /** Not looked at yet; or left, where the act was stopped. */
        public int open() {
            return total - asked - refused - already;
        }
    }
}
