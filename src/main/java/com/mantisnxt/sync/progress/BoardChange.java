package com.mantisnxt.sync.progress;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A new board, and what differs from the one before.
 *
 * @param changed ids of rows that are new, changed or gone
 * @param transitions some row appeared, left or changed its state: the order may differ
 * @param ended some row came to its end
 */
public record BoardChange(OrgBoard board, Set<UUID> changed, boolean transitions, boolean ended) {

    /** When the report was written that waited longest to be read; empty where none is newer than the reading before. */
    Optional<Instant> oldestReport(Instant since) {
        return changed.stream()
                .map(board.syncs()::get)
                .filter(Objects::nonNull)
                .map(live -> live.sync().times().updated())
                .filter(since::isBefore)
                .min(Comparator.naturalOrder());
    }

    static BoardChange between(Map<UUID, LiveSync> before, OrgBoard next) {
        Set<UUID> changed = new HashSet<>();
        boolean transitions = false;
        boolean ended = false;
        for (LiveSync live : next.syncs().values()) {
            LiveSync earlier = before.get(live.sync().id());
            if (earlier == live) {
                continue;
            }
            changed.add(live.sync().id());
            transitions |= earlier == null || earlier.state() != live.state();
            ended |= !live.sync().isActive();
        }
        for (UUID id : before.keySet()) {
            if (!next.syncs().containsKey(id)) {
                changed.add(id);
                transitions = true;
            }
        }
        return new BoardChange(next, changed, transitions, ended);
    }
}
