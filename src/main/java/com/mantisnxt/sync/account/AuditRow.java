package com.mantisnxt.sync.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit trail.
 *
 * @param details JSON
 * @param address where a sign-in came from
 */
public record AuditRow(
        Instant at,
        UUID id,
        String actor,
        String action,
        @Nullable String subject,
        String details,
        @Nullable String address) {}
