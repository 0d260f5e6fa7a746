package com.mantisnxt.sync.activity;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Has what failed in syncs tried again; implemented by whoever knows syncs, which the log names only by their ids. */
public interface FailedRetries {

    /** Why nothing of a sync can be tried again. */
    enum Reason {
        /** Ended syncs are forgotten after a time, their events later. */
        GONE,
        NOTHING_FAILED,
        /** The console does it itself, and is at it still. */
        NOT_OVER,
        /** Its service does not take commands. */
        DEAF,
        /** Its service was asked, and has not answered. */
        ASKED,
        /** The same records as those of another sync that can. */
        SAME_RECORDS
    }

    /**
     * What could be tried again now.
     *
     * @param syncs that can be asked, in the given order
     * @param items that failed in these, of whatever cause
     * @param others how many can't, by the reason
     */
    record Outlook(List<String> syncs, long items, Map<Reason, Integer> others) {

        public Outlook {
            syncs = List.copyOf(syncs);
            others = others.isEmpty() ? Map.of() : new EnumMap<>(others);
        }
    }

    /** Each is looked at again when it is its turn. */
    Outlook outlook(List<String> syncIds);

    /**
     * Asks them one after the other, on whatever node.
     *
     * @param why what is tried again, for whoever reads of it
     * @return where it is followed, an address below the base of the application
     * @throws com.mantisnxt.sync.base.Refused when the caller may not steer
     */
    String begin(List<String> syncIds, String why);

    /**
     * The act that a repeated request has begun, wherever it was heard first.
     *
     * @param key the same for each repetition; null where there are none
     * @return its id; empty the first time
     * @throws com.mantisnxt.sync.base.Refused when the caller may not decide, or the key was used for something else
     */
    Optional<UUID> begun(@Nullable String key, String why);

    /**
     * As the other, once for a key however often it is asked for; by whoever may steer, or decide in the name of somebody
     * who may.
     *
     * @param key null where a repetition is another act
     * @return the id of the act
     */
    UUID begin(List<String> syncIds, String why, @Nullable String key);
}
