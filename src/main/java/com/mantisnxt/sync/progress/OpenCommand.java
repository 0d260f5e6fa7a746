package com.mantisnxt.sync.progress;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A command that waits for its service's answer. */
public record OpenCommand(
        UUID id,
        String syncId,
        CommandKind kind,
        @Nullable String reason,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant deliveredAt) {}
