package com.mantisnxt.sync.connector;

import java.time.Instant;

/** What became of one change at its target. */
public sealed interface ItemOutcome {

    /** @param version of the record now */
    record Applied(long version) implements ItemOutcome {}

    /** It was so already: the change had been applied before. */
    record Unchanged() implements ItemOutcome {}

    /**
     * The record is no longer what the change was made for; nothing was done.
     *
     * @param actualVersion 0 where it is gone, or the target counts no versions
     * @param seen what it is now, in a sentence; empty where the version says it
     */
    record Drifted(long actualVersion, String seen) implements ItemOutcome {

        public Drifted(long actualVersion) {
            this(actualVersion, "");
        }
    }

    /**
     * The target refused this item; others of its batch are not concerned.
     *
     * @param reason in the target's words, cut where they are many; for people to read
     */
    record Rejected(String code, String reason) implements ItemOutcome {

        private static final int LONGEST_CODE = 64;
        private static final int LONGEST_REASON = 2_000;

        public Rejected {
            code = fit(code, LONGEST_CODE);
            reason = fit(reason, LONGEST_REASON);
        }

        /** What comes from elsewhere may hold anything; PostgreSQL takes no NUL. */
        private static String fit(String text, int longest) {
            String clean = text.replace('\0', ' ');
            return clean.length() <= longest ? clean : clean.substring(0, longest - 1) + "…";
        }
    }

    /** The target takes no more for now; the item was not tried. */
    record Throttled(Instant until) implements ItemOutcome {}
}
