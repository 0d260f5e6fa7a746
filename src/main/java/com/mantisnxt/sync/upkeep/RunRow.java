package com.mantisnxt.sync.upkeep;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of the upkeep, for the grid.
 *
 * @param endedAt null while it runs
 * @param error what it could not do, in a sentence; null where nothing was left
 */
public record RunRow(
        Instant startedAt,
        @Nullable Instant endedAt,
        String node,
        List<UpkeepStep> steps,
        @Nullable String error) {}
