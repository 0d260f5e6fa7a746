package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.tenant.OrgId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a call belongs, and what it is to be signed by. Holds a secret, so it shows itself by its id only. */
record HookEnd(
        OrgId org,
        UUID connection,
        SourceSystem system,
        @Nullable String address,
        String secret) {

    @Override
    public String toString() {
        return "HookEnd " + connection;
    }
}
