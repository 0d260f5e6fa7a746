package com.mantisnxt.sync.alert.api;

import com.mantisnxt.sync.alert.AlertRow;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An alert as the API shows it; what is not so is null. */
record AlertView(
        UUID id,
        String rule,
        String severity,
        String subject,
        String text,
        String path,
        @Nullable UUID connection,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String closed,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant snoozedUntil,
        @Nullable Instant mutedUntil) {

    static AlertView of(AlertRow alert) {
        AlertRow.Closed closed = alert.closed();
        AlertRow.Noted acknowledged = alert.acknowledged();
        AlertRow.Noted snoozed = alert.snoozed();
        return new AlertView(
                alert.id(),
                alert.rule(),
                alert.severity().name().toLowerCase(Locale.ROOT),
                alert.subject(),
                alert.text(),
                alert.path(),
                alert.connection(),
                alert.times().openedAt(),
                closed == null ? null : closed.at(),
                closed == null ? null : closed.reason().label(),
                acknowledged == null ? null : acknowledged.at(),
                acknowledged == null ? null : acknowledged.by(),
                snoozed == null ? null : snoozed.at(),
                alert.mutedUntil());
    }
}
