package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.alert.channel.ChannelSafe.Target;
import com.mantisnxt.sync.base.InvalidInput;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where a webhook is to go and what is to sign it: what was entered, else what there is. */
final class WebhookDraft {

    private WebhookDraft() {}

    static Target target(ChannelDraft draft, @Nullable Target kept) {
        return new Target(address(draft.address(), kept), secret(draft.secret(), kept));
    }

    private static URI address(@Nullable String entered, @Nullable Target kept) {
        if (entered != null && !entered.isBlank()) {
            return ChannelCheck.address(entered);
        }
        if (kept == null) {
            throw new InvalidInput("invalid_address", "address", "Enter where the webhook goes.");
        }
        return kept.address();
    }

    private static String secret(@Nullable String entered, @Nullable Target kept) {
        if (entered != null && !entered.isBlank()) {
            SigningSecret.of(entered);
            return entered.strip();
        }
        return kept == null ? SigningSecret.made() : kept.secret();
    }
}
