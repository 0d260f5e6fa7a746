package com.mantisnxt.sync.preview.api;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.PlanTarget;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A preview as the API shows it. */
@Schema(name = "Preview")
record PlanView(
        UUID id,
        @Nullable UUID connectionId,

        @Schema(
                description = "where its changes go: store (what the console keeps of a system), system (the system of"
                        + " the connection), service (its service applies it)")
        PlanTarget target,

        EntityType entityType,
        SourceSystem sourceSystem,
        PlanState state,

        @Schema(description = "send it along when you approve: it stands for exactly these items")
        String hash,

        PlanRow.Counts counts,
        boolean complete,

        @Schema(description = "what of the source could not be seen; then no deletions are proposed")
        List<String> unseen,

        @Nullable Long announced,
        long seen,
        @Nullable Instant approvableUntil,
        @Nullable String computeSyncId,
        @Nullable String applySyncId,
        PlanRow.@Nullable Failure failure,
        String requestedBy,
        Instant createdAt) {

    static PlanView of(PlanRow plan) {
        return new PlanView(
                plan.preview(),
                plan.connection(),
                plan.target(),
                plan.entity(),
                plan.source(),
                plan.state(),
                plan.hash(),
                plan.counts(),
                plan.sight().complete(),
                plan.sight().unseen(),
                plan.sight().announced(),
                plan.sight().seen(),
                plan.approvableUntil(),
                plan.computeSync(),
                plan.applySync(),
                plan.failure(),
                plan.requestedBy(),
                plan.createdAt());
    }
}
