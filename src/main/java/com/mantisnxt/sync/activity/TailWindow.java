package com.mantisnxt.sync.activity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the newest events that match, each reading bounded. Events appear in the order of their transactions' commits,
 * not of their times: what was just read is read again, and now and then everything, so that none is missed.
 */
final class TailWindow {

    private static final Duration OVERLAP = Duration.ofSeconds(30);
    private static final int WHOLE_EVERY = 20;

    /** As the database orders them: ids byte by byte. */
    private static final Comparator<EventId> NEWEST_FIRST = Comparator.comparing(EventId::at)
            .thenComparing(event -> event.id().toString())
            .reversed();

    private final ActivityFilter filter;
    private final ActivitySearch search;
    private final Clock clock;
    private final TreeMap<EventId, ActivityRow> held = new TreeMap<>(NEWEST_FIRST);
    private @Nullable Instant readAt;
    private int readings;
    private long arrived;
    private long floods;

    TailWindow(ActivityFilter filter, ActivitySearch search, Clock clock) {
        this.filter = filter;
        this.search = search;
        this.clock = clock;
    }

    TailNews read() {
        Instant now = clock.instant();
        List<ActivityRow> newest = search.page(asked(now), null, TailNews.MOST);
        List<ActivityRow> unseen =
                newest.stream().filter(row -> !held.containsKey(row.id())).toList();
        if (readAt != null) {
            arrived += unseen.size();
            floods += unseen.size() == TailNews.MOST ? 1 : 0;
        }
        unseen.forEach(row -> held.put(row.id(), row));
        while (held.size() > TailNews.MOST) {
            held.pollLastEntry();
        }
        Instant start = filter.range().start(now);
        held.keySet().removeIf(event -> event.at().isBefore(start));
        readAt = now;
        return new TailNews(List.copyOf(held.values()), arrived, floods, now);
    }

    private ActivityFilter asked(Instant now) {
        boolean whole = readings++ % WHOLE_EVERY == 0;
        if (whole || readAt == null) {
            return filter;
        }
        Instant from = (readAt.isBefore(now) ? readAt : now).minus(OVERLAP);
        Instant start = filter.range().start(now);
        return filter.within(new TimeRange.Between(from.isAfter(start) ? from : start, null));
    }
}
