package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.BoardChange;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.OrgBoard;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One page's view of a board: which rows match, in which order, which of them are on screen. The feed's thread hands in
 * boards, the page's thread asks for paints; both through this lock.
 */
final class BoardModel {

    private @Nullable OrgBoard board;
    private BoardFilter filter = BoardFilter.ALL;
    private List<UUID> order = List.of();
    private boolean orderIsOld = true;
    private boolean held;
    private int from;
    private int to = 60;

    synchronized void take(BoardChange change) {
        board = change.board();
        orderIsOld |= change.transitions()
                || filter.kpi() != null && !change.changed().isEmpty();
    }

    synchronized void filter(BoardFilter next) {
        filter = next;
        orderIsOld = true;
        order = List.of();
    }

    synchronized void window(int first, int beyond) {
        from = Math.max(0, first);
        to = Math.clamp(beyond, from, from + 400);
    }

    synchronized void hold(boolean hold) {
        held = hold;
    }

    /** Takes the order that waited while the old one was held. */
    synchronized void release() {
        order = List.of();
        orderIsOld = true;
    }

    /** The rows in the order in which the page has them, held or not. */
    synchronized List<UUID> shown() {
        return order;
    }

    /** What matches the filter now, in the order of a board that nobody holds. */
    synchronized List<LiveSync> matching() {
        OrgBoard current = board;
        return current == null
                ? List.of()
                : current.syncs().values().stream()
                        .filter(filter::matches)
                        .sorted(filter.order().rows())
                        .toList();
    }

    synchronized @Nullable OrgBoard board() {
        return board;
    }

    /** What its service calls a sync; null where it is not on the board any more. */
    @Nullable
    String syncId(@Nullable UUID id) {
        OrgBoard now = board();
        LiveSync live = id == null || now == null ? null : now.syncs().get(id);
        return live == null ? null : live.sync().syncId();
    }

    /** What the next paint is made of; empty before the first board. */
    synchronized @Nullable View view() {
        OrgBoard current = board;
        if (current == null) {
            return null;
        }
        int fresh = reorder(current);
        List<LiveSync> rows = order.subList(Math.min(from, order.size()), Math.min(to, order.size())).stream()
                .map(id -> current.syncs().get(id))
                .filter(live -> live != null)
                .toList();
        return new View(current, Math.min(from, order.size()), rows, order.size(), fresh, filter.isAll());
    }

    /** @return how many rows wait for their place because the order is held */
    private int reorder(OrgBoard current) {
        if (!orderIsOld) {
            return 0;
        }
        List<UUID> wanted = current.syncs().values().stream()
                .filter(filter::matches)
                .sorted(filter.order().rows())
                .map(live -> live.sync().id())
                .toList();
        if (!held || order.isEmpty()) {
            order = wanted;
            orderIsOld = false;
            return 0;
        }
        Set<UUID> kept = new LinkedHashSet<>(order);
        kept.retainAll(current.syncs().keySet());
        order = List.copyOf(kept);
        return (int) wanted.stream().filter(id -> !kept.contains(id)).count();
    }

    /**
     * @param first index of the first row of the window
     * @param total rows that match
     * @param unfiltered nothing is filtered out
     */
    record View(OrgBoard board, int first, List<LiveSync> rows, int total, int fresh, boolean unfiltered) {

        Instant readAt() {
            return board.readAt();
        }
    }
}
