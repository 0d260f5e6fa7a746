package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line to be written to the log, at the database's time.
 *
 * @param durationSeconds null where nothing was timed
 * @param itemKey the item an error is about, as the other system names it
 * @param message for people; the error has a field of its own
 */
public record ActivityEntry(
        @Nullable String syncId,
        @Nullable EntityType entity,
        SyncAction action,
        SyncStatus status,
        int recordCount,
        @Nullable BigDecimal durationSeconds,
        @Nullable String itemKey,
        @Nullable String message,
        @Nullable String error,
        @Nullable UUID user,
        Map<String, Object> details) {}
