package com.mantisnxt.sync.connector;

import java.time.Instant;

/** What became of one change at its target. */
public sealed interface ItemOutcome {

    /** @param version of the record now */
    record Applied(long version) implements ItemOutcome {}

    /** It was so already: the change had been applied before. */
    record Unchanged() implements ItemOutcome {}

    /** The record is no longer what the change was made for; nothing was done. */
    record Drifted(long actualVersion) implements ItemOutcome {}

    record Rejected(String code, String reason) implements ItemOutcome {}

    record Throttled(Instant until) implements ItemOutcome {}
}
