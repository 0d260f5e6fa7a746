package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.tenant.OrgId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent now, by what.
 *
 * @param org null for the installation's own
 * @param id the same in each try; by it a receiver drops what comes twice
 * @param sealed where a webhook of an organisation goes
 * @param leftTo whom a mail has not reached
 */
record Letter(
        @Nullable OrgId org,
        UUID id,
        UUID channel,
        ChannelKind kind,
        byte @Nullable [] sealed,
        List<String> leftTo,
        News news) {

    @Override
    public String toString() {
        return "Letter " + id;
    }
}
