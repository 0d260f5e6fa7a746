package com.mantisnxt.sync.tenant;

import java.util.UUID;

/** The id of an organisation; every cache, feed and query is keyed by it first. */
public record OrgId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
