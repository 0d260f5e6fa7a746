package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.tenant.OrgId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That an alert opened or closed; published once per change, inside the transaction that changed it.
 *
 * @param org whose it is; null for the installation's own
 * @param rule the rule's code, such as {@code sync-failed}
 * @param subject what it is about, in a few words
 * @param text one sentence for people, with the numbers
 * @param path where to look, relative to the console's address
 */
public record AlertChanged(
        UUID alert,
        @Nullable OrgId org,
        Change change,
        String rule,
        Severity severity,
        String subject,
        String text,
        String path,
        Instant at) {

    public enum Change {
        OPENED,
        CLOSED
    }

    public enum Severity {
        WARNING,
        CRITICAL
    }
}
