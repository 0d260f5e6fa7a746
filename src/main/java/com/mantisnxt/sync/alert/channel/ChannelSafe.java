package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.base.secret.SecretBox;
import com.mantisnxt.sync.tenant.OrgId;
import java.net.URI;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Seals where a webhook goes and what signs it, bound to the channel and its organisation. */
@Component
class ChannelSafe {

    private final SecretBox box;
    private final JsonMapper json;

    ChannelSafe(SecretBox box, JsonMapper json) {
        this.box = box;
        this.json = json;
    }

    /** @param secret as it was entered */
    record Target(URI address, String secret) {

        @Override
        public String toString() {
            return "Target at " + address.getHost();
        }
    }

    byte[] seal(Target target, OrgId org, UUID channel) {
        return box.seal(json.writeValueAsBytes(target), owner(org, channel));
    }

    /** @throws IllegalStateException where no key we have opens it */
    Target open(byte[] sealed, OrgId org, UUID channel) {
        return json.readValue(box.open(sealed, owner(org, channel)), Target.class);
    }

    boolean isCurrent(byte[] sealed) {
        return box.isSealedByTheCurrentKey(sealed);
    }

    private static String owner(OrgId org, UUID channel) {
        return "alert channel " + org + " " + channel;
    }
}
