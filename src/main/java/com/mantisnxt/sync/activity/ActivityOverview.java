package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a search finds, in numbers.
 *
 * @param bars one after the other without a gap, at most {@link #MOST_BARS}
 * @param width of a bar
 * @param total of all bars
 * @param countedFrom null where everything is counted; else only the newest events are, which begin here
 */
public record ActivityOverview(
        List<Bar> bars,
        Duration width,
        Facets facets,
        long total,
        @Nullable Instant countedFrom) {

    public static final int MOST_BARS = 60;

    /** @param events how many of each status began within the bar's width from its start */
    public record Bar(Instant start, Map<SyncStatus, Long> events) {

        public long total() {
            return events.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** How many events each value would leave, were it the only one chosen of its kind; what has none is left out. */
    public record Facets(
            Map<SyncStatus, Long> statuses,
            Map<SyncAction, Long> actions,
            Map<EventEntity, Long> entities,
            Map<EventSource, Long> sources) {}
}
