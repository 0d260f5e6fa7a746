package com.mantisnxt.sync.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person of an organisation, as administrators see them.
 *
 * @param role null where there is no access to the console
 * @param mustHaveCode whether MantisNXT asks for a second factor
 * @param hasCode whether a second factor is set up
 */
public record MemberRow(
        UUID userId,
        String email,
        String displayName,
        @Nullable String role,
        boolean isActive,
        boolean isSuspended,
        boolean hasPassword,
        boolean mustHaveCode,
        boolean hasCode,
        @Nullable Instant lockedUntil,
        @Nullable Instant lastSignInAt) {

    /** Who has no name is called by the address. */
    public MemberRow {
        displayName = displayName.isBlank() ? email : displayName;
    }

    boolean isWorkingAdministrator() {
        return Role.ADMIN.label().equals(role) && isActive && !isSuspended;
    }
}
