package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.tenant.OrgId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One organisation's cycle, on a virtual thread of its own while somebody watches. The pace: 100 ms while few rows are
 * watched on this node, 200 ms under load, slowing to 1 s (the beat that browsers wait for) where nothing is active. A
 * nudge brings the next cycle forward to the quickest pace; a hurry, for a change of state, does not wait for that.
 */
final class FeedLoop {

    private static final Logger log = LoggerFactory.getLogger(FeedLoop.class);
    private static final Duration QUICK = Duration.ofMillis(100);
    private static final Duration LOADED = Duration.ofMillis(200);
    private static final Duration SLOWEST = Duration.ofSeconds(1);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(1);
    private static final Duration AT_ONCE = Duration.ofMillis(40);
    private static final int MOST_OF_THE_TIME = 3;
    private static final int FEW_ROWS = 200;

    private final BoardSource watch;
    private final FeedMeters meters;
    private final AtomicInteger watchedRows;
    private final FeedTime time;
    private final List<Consumer<BoardChange>> watchers = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean nudged;
    private boolean hurried;
    private volatile boolean stopped;
    private volatile long cycled;
    private int rows;
    private Duration pause = QUICK;

    FeedLoop(OrgId org, BoardSource watch, FeedMeters meters, AtomicInteger watchedRows, FeedTime time) {
        this.watch = watch;
        this.meters = meters;
        this.watchedRows = watchedRows;
        this.time = time;
        this.cycled = time.nanos();
        Thread.ofVirtual().name("feed-" + org).start(this::run);
    }

    void add(Consumer<BoardChange> watcher) {
        watchers.add(watcher);
        OrgBoard board = watch.board();
        if (board != null) {
            watcher.accept(new BoardChange(board, Set.of(), true, false));
        }
        nudge();
    }

    /** @return whether nobody watches any more; then the loop ends */
    boolean remove(Consumer<BoardChange> watcher) {
        watchers.remove(watcher);
        if (watchers.isEmpty()) {
            stop();
        }
        return watchers.isEmpty();
    }

    void nudge() {
        lock.lock();
        try {
            nudged = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    void hurry() {
        lock.lock();
        try {
            hurried = true;
            nudged = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Since it was last read. */
    Duration sinceCycle() {
        return since(cycled);
    }

    void stop() {
        stopped = true;
        nudge();
    }

    private void run() {
        try {
            while (!stopped) {
                long started = time.nanos();
                pause = cycle();
                await(started);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watchedRows.addAndGet(-rows);
        }
    }

    private Duration cycle() {
        long started = time.nanos();
        try {
            publish(read(started));
            countRows();
            cycled = time.nanos();
            return nextPause();
        } catch (RuntimeException fault) {
            meters.failed(since(started));
            log.warn("The feed could not read: {}", fault.getMessage());
            publish(watch.lost());
            return AFTER_FAULT;
        }
    }

    private BoardChange read(long started) {
        OrgBoard before = watch.board();
        BoardChange change = watch.cycle();
        meters.read(since(started));
        if (before != null && !before.isUnread()) {
            Instant now = change.board().readAt();
            change.oldestReport(before.readAt()).ifPresent(written -> meters.found(Duration.between(written, now)));
        }
        return change;
    }

    private Duration since(long nanos) {
        return Duration.ofNanos(time.nanos() - nanos);
    }

    private void publish(BoardChange change) {
        for (Consumer<BoardChange> watcher : watchers) {
            try {
                watcher.accept(change);
            } catch (RuntimeException fault) {
                log.warn("A board could not take its update", fault);
            }
        }
    }

    private void countRows() {
        int now = watch.activeRows();
        watchedRows.addAndGet(now - rows);
        rows = now;
    }

    private Duration nextPause() {
        if (rows > 0) {
            return watchedRows.get() < FEW_ROWS ? QUICK : LOADED;
        }
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(SLOWEST) > 0 ? SLOWEST : longer;
    }

    /** Waits out the pause, unless it is brought forward. */
    private void await(long started) throws InterruptedException {
        long took = time.nanos() - started;
        lock.lock();
        try {
            for (long left = left(started, took); left > 0 && !stopped; left = left(started, took)) {
                time.await(changed, left);
            }
            if (nudged) {
                pause = QUICK;
            }
            nudged = false;
            hurried = false;
        } finally {
            lock.unlock();
        }
    }

    /** However often a state changes, the loop rests for most of the time. */
    private long left(long started, long took) {
        Duration quickest = rows < FEW_ROWS ? QUICK : LOADED;
        long wait = hurried
                ? Math.min(Math.max(AT_ONCE.toNanos(), MOST_OF_THE_TIME * took), quickest.toNanos())
                : (nudged ? quickest : pause).toNanos();
        return started + wait - time.nanos();
    }
}
