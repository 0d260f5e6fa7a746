package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A log line or an item's error, as a sync service tells it.
 *
 * @param action null: a batch was worked on
 * @param status null: failed where there is an error, else in progress
 * @param entity null: that of the sync
 */
public record EventReport(
        @Nullable SyncAction action,
        @Nullable SyncStatus status,
        @Nullable EntityType entity,
        @Nullable String itemKey,
        @Nullable String message,
        @Nullable String error,
        @Nullable Integer recordCount,
        @Nullable BigDecimal durationSeconds,
        @Nullable Map<String, Object> details) {}
