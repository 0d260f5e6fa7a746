package com.mantisnxt.sync.preview;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as a list shows it.
 *
 * @param index its place in the delta's list, from 0
 * @param name what people call it, where that can be made out
 * @param changed the fields that change; empty but for changes
 */
public record ItemRow(
        int index,
        @Nullable String id,
        @Nullable String name,
        List<String> changed,
        @Nullable ItemFault fault) {}
