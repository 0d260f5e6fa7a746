package com.mantisnxt.sync.isolation;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

/** An organisation that nobody belongs to, with a row in every table that bears its mark. */
record Canary(OrgId org) {

    /** In every text of its rows, and in no other's. */
    String marker() {
        return "canary-" + org.value();
    }

    /** Of whatever it has one of: its connection, its preview, its token. */
    UUID id() {
        return UUID.nameUUIDFromBytes(marker().getBytes(StandardCharsets.UTF_8));
    }

    Caller caller() {
        return new Caller(org, null, "isolation proof", Set.of(Right.READ));
    }
}
