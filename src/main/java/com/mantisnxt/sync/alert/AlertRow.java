package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.alert.AlertChanged.Severity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it stands.
 *
 * @param ofInstallation it belongs to no organisation
 * @param key what it is about, for its rule
 * @param path where to look, relative to the console's address
 * @param connection by which it may be muted; null for what services bring, and for the installation
 * @param source code of the kind of system by which it may be muted where it has no connection
 * @param announcedAt when it was told; null while it is muted
 * @param mutedUntil null where it is not muted
 * @param closed null while it is open
 */
public record AlertRow(
        UUID id,
        boolean ofInstallation,
        String rule,
        String key,
        Severity severity,
        String subject,
        String text,
        String path,
        @Nullable UUID connection,
        @Nullable Integer source,
        Times times,
        @Nullable Noted acknowledged,
        @Nullable Noted snoozed,
        @Nullable Instant mutedUntil,
        @Nullable Closed closed) {

    /** @param since from when on it is so, by the evidence */
    public record Times(
            Instant since,
            Instant openedAt,
            Instant lastSeenAt,
            @Nullable Instant announcedAt) {}

    /** @param at of a snooze: until when */
    public record Noted(String by, Instant at) {}

    /** @param by null where nobody closed it by hand */
    public record Closed(
            Instant at, CloseReason reason, @Nullable String by) {}

    /** Whether somebody should look at it. */
    public boolean calls(Instant now) {
        return closed == null
                && acknowledged == null
                && mutedUntil == null
                && (snoozed == null || !snoozed.at().isAfter(now));
    }

    AlertChanged changed(AlertScope scope, AlertChanged.Change change, Instant at) {
        return new AlertChanged(id, scope.org(), change, rule, severity, subject, text, path, at);
    }
}
