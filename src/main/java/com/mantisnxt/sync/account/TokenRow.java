package com.mantisnxt.sync.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An API token as administrators see it; the token itself was shown once. */
public record TokenRow(
        UUID id,
        String name,
        String prefix,
        List<String> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
