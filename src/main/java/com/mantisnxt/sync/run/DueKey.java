package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.tenant.OrgId;
import java.util.Locale;
import java.util.UUID;

/** Names what runs by itself, for the queue: that knows no organisations. */
record DueKey(OrgId org, UUID connection, EntityType entity) {

    String text() {
        return org + "/" + connection + "/" + entity.label();
    }

    static DueKey of(String text) {
        String[] parts = text.split("/");
        return new DueKey(
                new OrgId(UUID.fromString(parts[0])),
                UUID.fromString(parts[1]),
                EntityType.valueOf(parts[2].toUpperCase(Locale.ROOT)));
    }
}
