package com.mantisnxt.sync.account.signin;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.account.SignedIn;
import com.mantisnxt.sync.tenant.OrgId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The person behind an e-mail address, before anything is proved.
 *
 * @param isAdmitted active, not suspended, not deleted, and with a role here
 * @param needsCode whether the password alone does not do
 * @param hasCode whether a second factor is set up and confirmed
 */
record Candidate(
        UUID userId,
        UUID orgId,
        String orgName,
        String email,
        String displayName,
        @Nullable String passwordHash,
        boolean isAdmitted,
        @Nullable String role,
        boolean needsCode,
        boolean hasCode,
        String stamp) {

    OrgId org() {
        return new OrgId(orgId);
    }

    SignedIn signedIn() {
        return new SignedIn(org(), orgName, userId, email, displayName, Role.of(Objects.requireNonNull(role)), stamp);
    }

    @Override
    public String toString() {
        return "Candidate " + userId;
    }
}
