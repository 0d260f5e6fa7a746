package com.mantisnxt.sync.upkeep;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of the log on its way out.
 *
 * @param relation name of the partition; from the detaching on that of the table
 * @param lower null for what is older than any month
 * @param archive the file, where one was written
 */
record DropRow(
        UUID id,
        String relation,
        @Nullable Instant lower,
        Instant upper,
        Instant noticedAt,
        @Nullable Instant detachedAt,
        @Nullable String archive) {}
