package com.mantisnxt.sync.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** By when a service is to answer an operator: counted from the request, and anew once it has fetched it. */
final class AnswerRule {

    private static final Set<CommandKind> SOON = EnumSet.of(CommandKind.PAUSE, CommandKind.RESUME, CommandKind.CANCEL);

    private AnswerRule() {}

    /** @return null for an order to apply, which may wait for its service for a day */
    static LiveSync.@Nullable Deadline deadline(@Nullable OpenCommand pending, Duration within, Instant now) {
        if (pending == null || !SOON.contains(pending.kind())) {
            return null;
        }
        Instant from = pending.deliveredAt() == null ? pending.requestedAt() : pending.deliveredAt();
        Instant at = from.plus(within);
        return new LiveSync.Deadline(at, at.isBefore(now));
    }
}
