package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.OrgBoard;
import com.mantisnxt.sync.tenant.OrgId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Items a minute of an organisation over the last minute or so, one point a second, shared by its pages: who comes back
 * to the board finds the curve as it is. A curve with a gap is begun anew, never drawn across it.
 */
@Component
class Throughput {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration GAP = Duration.ofSeconds(10);
    private static final int POINTS = 80;

    private final Map<OrgId, Curve> curves = new ConcurrentHashMap<>();

    void note(OrgId org, OrgBoard board) {
        curves.computeIfAbsent(org, fresh -> new Curve()).note(board);
    }

    /** Oldest first. */
    List<Long> of(OrgId org) {
        Curve curve = curves.get(org);
        return curve == null ? List.of() : curve.points();
    }

    static long itemsAMinute(OrgBoard board) {
        return Math.round(board.syncs().values().stream()
                .filter(live -> BoardFilter.Kpi.RUNNING.counts(live.state()))
                .map(live -> live.sync().pace().speed())
                .mapToDouble(speed -> speed == null ? 0 : speed)
                .sum());
    }

    private static final class Curve {

        private final Deque<Long> points = new ArrayDeque<>();
        private long at;

        synchronized void note(OrgBoard board) {
            long now = board.readAt().toEpochMilli();
            if (board.isStale() || now - at < EVERY.toMillis()) {
                return;
            }
            if (now - at > GAP.toMillis()) {
                points.clear();
            }
            at = now;
            points.addLast(itemsAMinute(board));
            if (points.size() > POINTS) {
                points.removeFirst();
            }
        }

        synchronized List<Long> points() {
            return List.copyOf(points);
        }
    }
}
