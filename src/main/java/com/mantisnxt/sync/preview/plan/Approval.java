package com.mantisnxt.sync.preview.plan;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody approved a preview.
 *
 * @param hash of what was approved
 * @param included how many items that was
 * @param withdrawn null while it holds
 */
public record Approval(
        UUID by,
        String name,
        Instant at,
        String hash,
        int included,
        @Nullable Withdrawal withdrawn) {

    /** Who took it back before anything came of it. */
    public record Withdrawal(String by, Instant at) {}

    boolean holds() {
        return withdrawn == null;
    }
}
