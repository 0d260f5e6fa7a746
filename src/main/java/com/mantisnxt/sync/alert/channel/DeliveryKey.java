package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.alert.AlertChanged.Change;
import com.mantisnxt.sync.tenant.OrgId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the queue knows of a delivery.
 *
 * @param org null for the installation's own
 */
record DeliveryKey(@Nullable OrgId org, UUID id) {

    private static final String INSTALLATION = "installation";

    /** The same channel and change always have the same id: by it a receiver drops what comes twice. */
    static UUID id(UUID channel, UUID alert, Change change) {
        return UUID.nameUUIDFromBytes(
                (channel + " " + alert + " " + change.name()).getBytes(StandardCharsets.US_ASCII));
    }

    String text() {
        return (org == null ? INSTALLATION : org.toString()) + "/" + id;
    }

    static DeliveryKey of(String text) {
        int slash = text.indexOf('/');
        String org = text.substring(0, slash);
        return new DeliveryKey(
                org.equals(INSTALLATION) ? null : new OrgId(UUID.fromString(org)),
                UUID.fromString(text.substring(slash + 1)));
    }
}
