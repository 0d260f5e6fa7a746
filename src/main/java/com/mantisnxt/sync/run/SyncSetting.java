package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of record comes from its connection.
 *
 * @param appliesItself whether what is computed is applied at once where no guardrail objects, or people approve it
 * @param rhythm null: runs when somebody asks
 * @param isStopped the rhythm rests
 * @param everything so often everything is read and not only changes
 * @param deletions so often it is looked for what was deleted, by the ids alone where the system gives them, else by
 *     reading everything; null: only when everything is read
 * @param tries how often in a row a system that does not answer is asked; null: as the installation does
 * @param longest after that a run ends as timed out; null: never
 * @param batch records of one transaction; null: as the connection or the installation does
 */
public record SyncSetting(
        boolean appliesItself,
        @Nullable Rhythm rhythm,
        boolean isStopped,
        Duration everything,
        @Nullable Duration deletions,
        @Nullable Integer tries,
        @Nullable Duration longest,
        @Nullable Integer batch) {

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration YEAR = Duration.ofDays(365);
    public static final SyncSetting USUAL =
            new SyncSetting(false, null, false, Duration.ofDays(7), Duration.ofDays(1), null, null, null);

    public static final int LARGEST_BATCH = 5_000;

    private static final int MOST_TRIES = 100;

    public SyncSetting {
        if (!isWithin(everything, SHORTEST, YEAR)) {
            throw new InvalidInput("invalid_time", "everything", "Everything is read every hour to every year.");
        }
        if (deletions != null && !isWithin(deletions, SHORTEST, YEAR)) {
            throw new InvalidInput("invalid_time", "deletions", "Deletions are looked for every hour to every year.");
        }
        if (longest != null && !isWithin(longest, Duration.ofMinutes(1), Duration.ofDays(30))) {
            throw new InvalidInput("invalid_time", "longest", "A sync may take a minute to 30 days.");
        }
        if (tries != null && (tries < 0 || tries > MOST_TRIES)) {
            throw new InvalidInput("invalid_tries", "tries", "It is tried 0 to 100 times more.");
        }
        if (batch != null && (batch < 1 || batch > LARGEST_BATCH)) {
            throw new InvalidInput("invalid_batch", "batch", "A batch has 1 to 5,000 records.");
        }
    }

    private static boolean isWithin(Duration time, Duration least, Duration most) {
        return time.compareTo(least) >= 0 && time.compareTo(most) <= 0;
    }

    /** When it runs next by itself; empty where it does not. */
    Optional<Instant> next(Instant after) {
        return rhythm == null || isStopped ? Optional.empty() : rhythm.next(after);
    }

    public SyncSetting with(boolean applies, @Nullable Rhythm newRhythm) {
        return new SyncSetting(applies, newRhythm, isStopped, everything, deletions, tries, longest, batch);
    }
}
