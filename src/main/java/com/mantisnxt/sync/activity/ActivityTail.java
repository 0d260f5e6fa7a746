package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;

/**
 * Follows the end of the log: whoever wrote an event, on whichever node, it is told within about a second. Pages of one
 * organisation with the same filter share one reading a second; where nobody follows there is none.
 */
@Service
public class ActivityTail implements SmartLifecycle {

    private final ActivitySearch search;
    private final CurrentCaller currentCaller;
    private final Clock clock;
    private final Map<Followed, TailLoop> loops = new ConcurrentHashMap<>();
    private volatile boolean running;

    ActivityTail(ActivitySearch search, CurrentCaller currentCaller, Clock clock) {
        this.search = search;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /** Ends following. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    private record Followed(OrgId org, ActivityFilter filter) {}

    /**
     * Tells of what matches in the caller's organisation once a second, also when nothing is new, until the subscription
     * is closed.
     *
     * @param follower called on a thread of the tail's
     */
    public Subscription follow(ActivityFilter filter, Consumer<TailNews> follower) {
        var followed = new Followed(currentCaller.require(Right.READ).org(), filter);
        loops.compute(followed, (key, loop) -> {
            TailLoop live = loop == null ? begin(key) : loop;
            live.add(follower);
            return live;
        });
        return () -> loops.computeIfPresent(followed, (key, loop) -> loop.remove(follower) ? null : loop);
    }

    /** How many readings a second there are on this node. */
    int loops() {
        return loops.size();
    }

    private TailLoop begin(Followed followed) {
        var window = new TailWindow(followed.filter(), search, clock);
        var loop = new TailLoop(window, currentCaller, Caller.reader(followed.org()));
        loop.start();
        return loop;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        loops.values().forEach(TailLoop::stop);
        loops.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
