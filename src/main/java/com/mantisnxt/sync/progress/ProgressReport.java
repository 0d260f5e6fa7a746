package com.mantisnxt.sync.progress;

import org.jspecify.annotations.Nullable;

/**
 * How far a sync has come; counts are absolute, so a repeated report changes nothing.
 *
 * @param sequence grows with every report of a sync; an older one is refused quietly
 * @param total null keeps the total that is known
 */
public record ProgressReport(
        String syncId,
        @Nullable Long sequence,
        int processed,
        int failed,
        @Nullable Integer total,
        @Nullable Integer currentItem,
        @Nullable Integer batch) {}
