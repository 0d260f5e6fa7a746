package com.mantisnxt.sync.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * All live syncs of one organisation as last read; immutable, one for all who watch.
 *
 * @param readAt by the database's clock
 * @param clockOffset what to add to this node's clock to get the database's
 * @param failed24h ended as failed or timed out within a day
 * @param isStale the last reading failed; this is the one before
 */
public record OrgBoard(
        Map<UUID, LiveSync> syncs, Instant readAt, Duration clockOffset, int failed24h, boolean isStale) {

    /** While the database has not answered even once: nothing is known, not even that there is nothing. */
    public static final OrgBoard UNREAD = new OrgBoard(Map.of(), Instant.EPOCH, Duration.ZERO, 0, true);

    public boolean isUnread() {
        return this == UNREAD;
    }

    /** How many are not over; what has ended stays on the board for a while. */
    public int active() {
        return (int)
                syncs.values().stream().filter(live -> live.sync().isActive()).count();
    }

    OrgBoard stale() {
        return isUnread() ? this : new OrgBoard(syncs, readAt, clockOffset, failed24h, true);
    }
}
