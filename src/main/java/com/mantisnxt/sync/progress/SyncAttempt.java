package com.mantisnxt.sync.progress;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A try of a sync.
 *
 * @param worker the node that worked on it, or the service that reported it
 * @param ended null while it lasts; the last one of an ended sync ends with it
 * @param end null where nothing is known of why it ended
 */
public record SyncAttempt(
        int number,
        String worker,
        Instant began,
        @Nullable Instant ended,
        @Nullable AttemptEnd end,
        @Nullable String reason) {}
