package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;

/**
 * The live feed of this node: while an organisation has a watcher its active rows are read once a cycle, however many
 * watch; who watches gets each new board. Rows written by any node and by plain SQL appear alike.
 */
@Service
public class ProgressFeed implements SmartLifecycle {

    private final CurrentCaller currentCaller;
    private final FeedReader reader;
    private final StateRule rule;
    private final BoardProperties properties;
    private final Clock clock;
    private final FeedMeters meters;
    private final Map<OrgId, FeedLoop> loops = new ConcurrentHashMap<>();
    private final AtomicInteger watchedRows = new AtomicInteger();
    private volatile boolean running;

    ProgressFeed(
            CurrentCaller currentCaller,
            FeedReader reader,
            StateRule rule,
            BoardProperties properties,
            Clock clock,
            FeedMeters meters) {
        this.currentCaller = currentCaller;
        this.reader = reader;
        this.rule = rule;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
    }

    /** Watches an organisation's board until the subscription is closed; the board at hand comes at once. */
    public Subscription watch(OrgId org, Consumer<BoardChange> watcher) {
        loops.compute(org, (id, loop) -> {
            FeedLoop live = loop == null ? new FeedLoop(id, newWatch(id), meters, watchedRows, FeedTime.REAL) : loop;
            live.add(watcher);
            return live;
        });
        return () -> loops.computeIfPresent(org, (id, loop) -> loop.remove(watcher) ? null : loop);
    }

    /** A report of the caller's organisation was stored on this node: look soon. */
    public void nudge() {
        currentCaller.find().ifPresent(caller -> nudge(caller.org()));
    }

    /** A sync of the caller's organisation changed its state on this node: look at once. */
    public void hurry() {
        currentCaller.find().ifPresent(caller -> hurry(caller.org()));
    }

    /** Whether anybody on this node watches anything. */
    boolean isWatched() {
        return !loops.isEmpty();
    }

    /** For how long one of the loops has not been read, of all the longest. */
    Duration longestCycle() {
        return loops.values().stream()
                .map(FeedLoop::sinceCycle)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** Active rows that are read here each cycle. */
    int watchedRows() {
        return watchedRows.get();
    }

    private void nudge(OrgId org) {
        FeedLoop loop = loops.get(org);
        if (loop != null) {
            loop.nudge();
        }
    }

    void hurry(OrgId org) {
        FeedLoop loop = loops.get(org);
        if (loop != null) {
            loop.hurry();
        }
    }

    private OrgWatch newWatch(OrgId org) {
        return new OrgWatch(org, reader, rule, properties, clock);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        loops.values().forEach(FeedLoop::stop);
        loops.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Ends watching. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
