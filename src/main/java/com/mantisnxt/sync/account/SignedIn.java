package com.mantisnxt.sync.account;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.HasCaller;
import com.mantisnxt.sync.tenant.OrgId;
import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * A person in a browser session, as known when they signed in.
 *
 * @param stamp differs from the database's as soon as standing, role or password changed; then the session ends
 */
public record SignedIn(OrgId org, String orgName, UUID user, String email, String displayName, Role role, String stamp)
        implements HasCaller, AuthenticatedPrincipal {

    /** Who has no name is called by the address. */
    public SignedIn {
        displayName = displayName.isBlank() ? email : displayName;
    }

    @Override
    public Caller caller() {
        return new Caller(org, user, displayName, role.rights());
    }

    @Override
    public String getName() {
        return email;
    }

    @Override
    public String toString() {
        return email + " (" + role.label() + " of " + org + ")";
    }
}
