package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one window once a second, on a virtual thread of its own, for all who follow it. */
final class TailLoop {

    private static final Logger log = LoggerFactory.getLogger(TailLoop.class);
    private static final Duration PACE = Duration.ofSeconds(1);

    private final TailWindow window;
    private final CurrentCaller currentCaller;
    private final Caller reader;
    private final List<Consumer<TailNews>> followers = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable TailNews last;

    TailLoop(TailWindow window, CurrentCaller currentCaller, Caller reader) {
        this.window = window;
        this.currentCaller = currentCaller;
        this.reader = reader;
    }

    void start() {
        Thread.ofVirtual().name("tail-" + reader.org()).start(this::run);
    }

    void add(Consumer<TailNews> follower) {
        followers.add(follower);
        TailNews known = last;
        if (known != null) {
            follower.accept(known);
        }
    }

    /** @return whether nobody follows any more; then the loop ends */
    boolean remove(Consumer<TailNews> follower) {
        followers.remove(follower);
        if (followers.isEmpty()) {
            stop();
        }
        return followers.isEmpty();
    }

    void stop() {
        stopped.countDown();
    }

    private void run() {
        try {
            long wait = 0;
            while (!stopped.await(wait, TimeUnit.NANOSECONDS)) {
                long started = System.nanoTime();
                cycle();
                long took = System.nanoTime() - started;
                // a filter that is slow to read does not keep the database busy for more than half of the time
                wait = Math.max(PACE.toNanos() - took, took);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What could not be read is told as what was read before, with its age. */
    private void cycle() {
        try {
            last = currentCaller.callAs(reader, window::read);
        } catch (RuntimeException fault) {
            log.warn("The newest events could not be read: {}", fault.getMessage());
        }
        TailNews news = last;
        if (news != null) {
            followers.forEach(follower -> tell(follower, news));
        }
    }

    private static void tell(Consumer<TailNews> follower, TailNews news) {
        try {
            follower.accept(news);
        } catch (RuntimeException fault) {
            log.warn("A page could not take the newest events", fault);
        }
    }
}
