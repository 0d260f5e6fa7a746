package com.mantisnxt.sync.alert.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel as somebody entered it.
 *
 * @param address of a webhook; null keeps the one there is. A key at many receivers, so it is never shown
 * @param secret that signs what a webhook sends; null keeps the one there is, or makes one
 */
public record ChannelDraft(
        ChannelKind kind,
        String name,
        List<String> recipients,
        @Nullable String address,
        @Nullable String secret,
        boolean criticalOnly,
        List<String> rules,
        boolean tellsClosed,
        boolean isEnabled) {

    public ChannelDraft enabled(boolean on) {
        return new ChannelDraft(kind, name, recipients, address, secret, criticalOnly, rules, tellsClosed, on);
    }

    @Override
    public String toString() {
        return "ChannelDraft " + name;
    }
}
