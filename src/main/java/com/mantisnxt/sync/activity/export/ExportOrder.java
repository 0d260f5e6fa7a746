package com.mantisnxt.sync.activity.export;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.base.export.ExportFormat;
import org.jspecify.annotations.Nullable;

/**
 * What an export is to hold.
 *
 * @param after the last event that the asker has; null for all from the newest on
 * @param most no more than so many
 */
public record ExportOrder(
        ActivityFilter filter,
        ExportFormat format,
        @Nullable EventId after,
        long most) {

    public static ExportOrder all(ActivityFilter filter, ExportFormat format) {
        return new ExportOrder(filter, format, null, Long.MAX_VALUE);
    }
}
