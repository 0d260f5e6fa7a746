package com.mantisnxt.sync.progress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.bulk.BulkAct;
import com.mantisnxt.sync.progress.bulk.BulkState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An act on many syncs as the REST API shows it. */
@Schema(name = "ActOnManySyncs")
@JsonInclude(JsonInclude.Include.ALWAYS)
record BulkView(
        UUID id,
        CommandKind kind,
        @Nullable String reason,
        BulkState state,
        int total,
        int asked,
        int refused,

        @Schema(description = "it was so before, or had been asked already")
        int already,

        @Schema(description = "not looked at yet; or left, where the act was stopped")
        int open,

        String askedBy,
        Instant askedAt,
        @Nullable String stoppedBy,
        @Nullable Instant endedAt) {

    static BulkView of(BulkAct act) {
        var counts = act.counts();
        return new BulkView(
                act.id(),
                act.kind(),
                act.reason(),
                act.state(),
                counts.total(),
                counts.asked(),
                counts.refused(),
                counts.already(),
                counts.open(),
                act.askedBy(),
                act.askedAt(),
                act.stoppedBy(),
                act.endedAt());
    }
}
