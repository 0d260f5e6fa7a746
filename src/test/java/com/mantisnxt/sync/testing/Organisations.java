package com.mantisnxt.sync.testing;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import java.util.Set;

/** Callers of organisations that tests make for themselves. */
public final class Organisations {

    private Organisations() {}

    /** Somebody of a new organisation who may do everything. */
    public static Caller anybody() {
        return callerOf(TestServer.POSTGRES_18.shared().newOrganisation(), Right.values());
    }

    public static Caller callerOf(TestOrganisation organisation, Right... rights) {
        return new Caller(new OrgId(organisation.id()), organisation.user(), "Test User", Set.of(rights));
    }
}
