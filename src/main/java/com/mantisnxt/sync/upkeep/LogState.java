package com.mantisnxt.sync.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the log stands.
 *
 * @param now by the database's clock
 * @param monthsAhead whole months that are ready beyond the current one
 * @param monthsWanted of those
 * @param gaps times for which no partition takes rows, in words of the database
 * @param leaving what has got its notice or is on its way out
 */
public record LogState(
        Instant now,
        List<LogPartition> partitions,
        int monthsAhead,
        int monthsWanted,
        List<String> gaps,
        Kept kept,
        List<Leaving> leaving) {

    /**
     * How long the log is kept.
     *
     * @param months full ones, beside the current one
     * @param minimum what can't be undercut
     * @param notice between the day that something is due and the day it goes
     */
    public record Kept(int months, int minimum, Duration notice, boolean isArchived) {}

    /**
     * A part of the log that goes.
     *
     * @param at not before; null where it is out of the log already
     */
    public record Leaving(
            String name, Instant upper, @Nullable Instant at) {}

    /** The moment from which on this partition is due; null for the one without an end. */
    public @Nullable Instant dueAt(LogPartition partition) {
        Instant upper = partition.upper();
        return upper == null ? null : MonthSpan.plus(upper, kept.months());
    }

    /** The catch-all holds rows that a month should hold. */
    public boolean isCatchAllInUse() {
        return partitions.stream().anyMatch(partition -> partition.upper() == null && partition.heapBytes() > 0);
    }

    /** All that the catch-all holds was dated by a clock that stood ahead: it begins later than a writer may date. */
    public boolean wasClockAhead() {
        return isCatchAllInUse() && beginsAhead(partitions, now);
    }

    static boolean beginsAhead(List<LogPartition> partitions, Instant now) {
        Instant open = partitions.isEmpty() ? null : partitions.getLast().lower();
        return open != null && !open.isBefore(dayAfterTomorrow(now));
    }

    /** From then on the log takes no event. */
    static Instant dayAfterTomorrow(Instant now) {
        return now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(2));
    }

    public long bytes() {
        return partitions.stream().mapToLong(LogPartition::bytes).sum();
    }

    public boolean isGuarded() {
        return partitions.stream().allMatch(LogPartition::guarded);
    }
}
