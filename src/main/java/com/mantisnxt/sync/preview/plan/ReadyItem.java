package com.mantisnxt.sync.preview.plan;

import org.jspecify.annotations.Nullable;

/** A change that was checked, as it is stored: both sides are JSON. */
public record ReadyItem(
        short kind,
        String id,
        long version,
        @Nullable String before,
        @Nullable String after) {}
