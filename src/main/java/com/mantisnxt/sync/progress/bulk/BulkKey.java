package com.mantisnxt.sync.progress.bulk;

import com.mantisnxt.sync.tenant.OrgId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names an act, for the queue too: that knows no organisations. */
record BulkKey(OrgId org, UUID act) {

    String text() {
        return org + "/" + act;
    }

    /** The id of the act that a request with this key begins: the same on every node. */
    static UUID act(OrgId org, String key) {
        return UUID.nameUUIDFromBytes((org + " " + key).getBytes(StandardCharsets.UTF_8));
    }

    static BulkKey of(String text) {
        String[] parts = text.split("/");
        return new BulkKey(new OrgId(UUID.fromString(parts[0])), UUID.fromString(parts[1]));
    }
}
