package com.mantisnxt.sync.activity.export;

import com.fasterxml.jackson.annotation.JsonRawValue;
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

/** An event as the API and exports show it; the names of its parts stay. */
@Schema(name = "ActivityEvent")
public record EventView(
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
        @JsonRawValue @Schema(type = "object") @Nullable String details) {

    static EventView of(ActivityDetail event, Map<UUID, String> names) {
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
                name(row.user(), names),
                event.details());
    }

    private static @Nullable String name(@Nullable UUID user, Map<UUID, String> names) {
        String name = user == null ? "" : names.getOrDefault(user, "");
        return name.isEmpty() ? null : name;
    }
}
