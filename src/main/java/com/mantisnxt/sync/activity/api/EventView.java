package com.mantisnxt.sync.activity.api;

import com.mantisnxt.sync.activity.ActivityDetail;
import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An event as the API shows it. */
@Schema(name = "ActivityEvent")
record EventView(
        @Schema(description = "leads to the event again: /api/v1/activity/{id}")
        String id,

        Instant at,
        SyncStatus status,
        SyncAction action,
        @Nullable EntityType entityType,
        @Nullable SourceSystem source,
        @Nullable String syncId,
        @Nullable String itemKey,
        @Nullable String message,
        @Nullable String error,
        int recordCount,
        @Nullable BigDecimal durationSeconds,
        @Nullable UUID userId,
        @Nullable String userName,
        @Nullable JsonNode details) {

    static EventView of(ActivityDetail event, Map<UUID, String> names, JsonMapper json) {
        ActivityRow row = event.row();
        return new EventView(
                row.id().toString(),
                row.id().at(),
                row.status(),
                row.action(),
                row.entity(),
                row.source(),
                row.syncId(),
                row.itemKey(),
                row.message(),
                row.error(),
                row.recordCount(),
                row.durationSeconds(),
                row.user(),
                row.user() == null ? null : names.get(row.user()),
                event.details() == null ? null : json.readTree(event.details()));
    }
}
