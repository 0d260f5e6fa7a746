package com.mantisnxt.sync.account;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import java.util.Set;
import java.util.UUID;

/** The person that a still unspent link was made for. */
public record LinkHolder(OrgId org, UUID user, String email, String displayName) {

    /** The link's holder acts as themself, with no more than the right to look. */
    public Caller caller() {
        return new Caller(org, user, displayName, Set.of(Right.READ));
    }
}
