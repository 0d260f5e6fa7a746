package com.mantisnxt.sync.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command that waits for its service's answer.
 *
 * @param payload JSON: what is to be applied; null for all other commands
 */
public record OpenCommand(
        UUID id,
        String syncId,
        CommandKind kind,
        @Nullable String reason,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant deliveredAt,

        @JsonRawValue
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                implementation = Object.class,
                description = "of apply: which preview, by which hash, and what is taken out of it")
        @Nullable
        String payload) {}
