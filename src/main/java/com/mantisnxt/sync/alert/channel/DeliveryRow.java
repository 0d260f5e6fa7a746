package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.alert.AlertChanged.Change;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message and what became of it.
 *
 * @param subject what the alert is about
 * @param dueAt when it is tried next, while it waits
 */
public record DeliveryRow(
        UUID id,
        String channel,
        Change change,
        String subject,
        State state,
        int attempts,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant settledAt,
        @Nullable String lastError) {

    /** Where it stands. */
    public enum State {
        WAITING,
        DELIVERED,
        GIVEN_UP
    }
}
