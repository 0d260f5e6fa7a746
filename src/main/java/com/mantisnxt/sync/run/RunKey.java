package com.mantisnxt.sync.run;

import com.mantisnxt.sync.tenant.OrgId;
import java.util.UUID;

/** Names a run, for the queue too: that knows no organisations. */
record RunKey(OrgId org, UUID id) {

    String text() {
        return org + "/" + id;
    }

    static RunKey of(String text) {
        String[] parts = text.split("/");
        return new RunKey(new OrgId(UUID.fromString(parts[0])), UUID.fromString(parts[1]));
    }
}
