package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as a list shows it; its texts may be cut.
 *
 * @param source null where the event belongs to no sync, or to one of an unnamed system
 */
public record ActivityRow(
        EventId id,
        SyncStatus status,
        SyncAction action,
        @Nullable EntityType entity,
        @Nullable SourceSystem source,
        @Nullable String syncId,
        @Nullable String itemKey,
        @Nullable String message,
        @Nullable String error,
        int recordCount,
        @Nullable BigDecimal durationSeconds,
        @Nullable UUID user) {

    /** What matters most about it: the error where there is one. */
    public @Nullable String text() {
        return error == null || error.isBlank() ? message : error;
    }
}
