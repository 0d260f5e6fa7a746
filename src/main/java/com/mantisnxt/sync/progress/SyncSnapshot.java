package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SyncStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sync as it stood at one revision; immutable, shared by all who watch it.
 *
 * @param startedBy the token's or person's name where a report by REST said so
 * @param initiatedBy the person's id, as plain SQL gives it
 */
public record SyncSnapshot(
        UUID id,
        String syncId,
        @Nullable String jobId,
        EntityType entity,
        @Nullable String sourceSystem,
        SyncStatus status,
        Counts counts,
        Pace pace,
        Times times,
        Worker worker,
        Ending ending,
        @Nullable String startedBy,
        @Nullable UUID initiatedBy,
        long revision) {

    /** @param total null while it can't be known */
    public record Counts(
            int processed,
            int failed,
            @Nullable Integer total,
            @Nullable Growth growth) {

        public int done() {
            return processed + failed;
        }
    }

    /** The total was raised after the start. */
    public record Growth(int from, int to, Instant at) {}

    /**
     * Speed and time left over a recent window, as the database computes them.
     *
     * @param speed items a minute; null while nothing is processed
     * @param eta seconds, the median; low and high enclose 80 %; null while it can't be known
     * @param samples up to 60 speeds, items a minute, oldest first
     * @param sampleCount how many samples were ever taken
     */
    public record Pace(
            @Nullable Double speed,
            @Nullable Integer eta,
            @Nullable Integer low,
            @Nullable Integer high,
            float[] samples,
            int sampleCount) {}

    /** @param elapsedSeconds as of the last report; final once completed */
    public record Times(
            Instant started,
            Instant updated,
            @Nullable Instant completed,
            Instant heartbeat,
            @Nullable Instant lastItem,
            @Nullable Instant paused,
            int elapsedSeconds) {}

    /** @param commandsFetched when the service last asked for commands; null for services that never do */
    public record Worker(
            @Nullable String state,
            @Nullable String reason,
            @Nullable Instant until,
            @Nullable Integer batch,
            @Nullable Integer attempt,
            @Nullable Instant commandsFetched) {}

    /** Why it ended as it did. */
    public record Ending(
            @Nullable String errorCode,
            @Nullable String error,
            @Nullable String closeReason) {}

    /** Whether its service asks for commands; of an ended one, whether it does so still. */
    public boolean takesCommands() {
        Instant asked = worker.commandsFetched();
        return asked != null && (times.completed() == null || asked.isAfter(times.completed()));
    }

    /** Whether it is in a later try than its first; services that don't count theirs never are. */
    public boolean isTriedAgain() {
        return worker.attempt() != null && worker.attempt() > 1;
    }

    public boolean isActive() {
        return times.completed() == null;
    }
}
