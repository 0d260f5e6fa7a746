package com.mantisnxt.sync.alert.channel;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A channel as its organisation set it up, without its secrets.
 *
 * @param host where a webhook goes, as far as it is shown; null for mail
 * @param rules codes of those that are told; empty means all
 * @param tellsClosed whether it also tells that an alert is over
 */
public record AlertChannel(
        UUID id,
        ChannelKind kind,
        String name,
        List<String> recipients,
        @Nullable String host,
        boolean criticalOnly,
        List<String> rules,
        boolean tellsClosed,
        boolean isEnabled,
        ChannelHealth health,
        long version) {

    /** As it would be entered again; what is secret stays as it is. */
    public ChannelDraft draft() {
        return new ChannelDraft(kind, name, recipients, null, null, criticalOnly, rules, tellsClosed, isEnabled);
    }
}
