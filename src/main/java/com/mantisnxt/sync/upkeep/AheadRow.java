package com.mantisnxt.sync.upkeep;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Events of the caller's organisation in the log that are dated further ahead than any may be, of one kind of system.
 *
 * @param source code of the system; null where the events name none
 * @param syncId of the event that was written last
 */
public record AheadRow(
        @Nullable Short source,
        long events,
        Instant first,
        Instant last,
        @Nullable String syncId) {}
