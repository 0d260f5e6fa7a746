package com.mantisnxt.sync.alert.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom the alerts of the installation reach; no organisation owns them, so this is not to be set on a screen.
 *
 * @param mail addresses, with commas
 * @param webhook where it goes
 * @param secret that signs what the webhook sends
 */
@ConfigurationProperties("sync.alerts.installation")
record InstallationProperties(
        @DefaultValue List<String> mail,
        @Nullable String webhook,
        @Nullable String secret) {

    InstallationProperties {
        mail = mail.stream()
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
        webhook = blankToNull(webhook);
        secret = blankToNull(secret);
        if (!mail.isEmpty()) {
            ChannelCheck.recipients(mail);
        }
        if (webhook != null) {
            ChannelCheck.address(webhook);
            if (secret == null) {
                throw new IllegalArgumentException("sync.alerts.installation.webhook needs a secret beside it:"
                        + " sync.alerts.installation.secret, such as " + SigningSecret.made());
            }
            SigningSecret.of(secret);
        }
    }

    /** Those that are set. */
    List<UUID> channels() {
        List<UUID> channels = new ArrayList<>();
        if (!mail.isEmpty()) {
            channels.add(ChannelKind.MAIL.installation());
        }
        if (webhook != null) {
            channels.add(ChannelKind.WEBHOOK.installation());
        }
        return channels;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Override
    public String toString() {
        return "InstallationProperties";
    }
}
