package com.mantisnxt.sync.base.sleep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Decides when the database is left alone: nobody has asked for a while, nobody watches, nothing is at work and nothing
 * due soon. It ends with the next request or the next due time, whichever comes first. Each node sleeps for itself.
 */
public final class Sleep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sleep.class);

    private final List<KeepsAwake> keepers;
    private final List<Sleeper> sleepers;
    private final SleepProperties properties;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicInteger atWork = new AtomicInteger();
    private volatile Instant askedAt;
    private volatile boolean asleep;
    private volatile Instant until = Instant.MAX;
    private volatile @Nullable Thread watch;

    Sleep(List<KeepsAwake> keepers, List<Sleeper> sleepers, SleepProperties properties, Clock clock) {
        this.keepers = keepers;
        this.sleepers = sleepers;
        this.properties = properties;
        this.clock = clock;
        this.askedAt = clock.instant();
    }

    public boolean isAsleep() {
        return asleep;
    }

    /** Somebody asks for something; until {@link #done} there is no sleep. */
    void asked() {
        atWork.incrementAndGet();
        wake();
    }

    void done() {
        askedAt = clock.instant();
        atWork.decrementAndGet();
    }

    private void wake() {
        askedAt = clock.instant();
        if (!asleep) {
            return;
        }
        lock.lock();
        try {
            if (asleep) {
                asleep = false;
                sleepers.forEach(Sleeper::wakeUp);
                log.info("Awake");
            }
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        if (asleep) {
            if (!clock.instant().isBefore(until)) {
                wake();
            }
            return;
        }
        lock.lock();
        try {
            fallAsleepIfQuiet();
        } finally {
            lock.unlock();
        }
    }

    private void fallAsleepIfQuiet() {
        Instant asked = askedAt;
        Instant now = clock.instant();
        if (atWork.get() > 0 || now.isBefore(asked.plus(properties.after()))) {
            return;
        }
        Instant next = next(now.plus(properties.worth()));
        if (next.isBefore(now.plus(properties.worth()))) {
            return;
        }
        until = next;
        asleep = true;
        // whoever came in between has seen nobody asleep
        if (atWork.get() > 0 || !askedAt.equals(asked)) {
            asleep = false;
            return;
        }
        sleepers.forEach(Sleeper::fallAsleep);
        log.info("Nothing to do; the database is left alone{}", next.equals(Instant.MAX) ? "" : " until " + next);
    }

    /** The first that is not worth a sleep settles it: the others need not be asked. */
    private Instant next(Instant worth) {
        Instant next = Instant.MAX;
        for (KeepsAwake keeper : keepers) {
            Instant its = keeper.next().orElse(Instant.MAX);
            next = its.isBefore(next) ? its : next;
            if (next.isBefore(worth)) {
                return next;
            }
        }
        return next;
    }

    private void run() {
        while (watch == Thread.currentThread()) {
            LockSupport.parkNanos(pause().toNanos());
            try {
                look();
            } catch (RuntimeException fault) {
                log.warn("It could not be told whether there is something to do: {}", fault.getMessage());
            }
        }
    }

    /** What is due is due to the moment. */
    private Duration pause() {
        Instant next = clock.instant().plus(properties.look());
        return asleep && until.isBefore(next) ? Duration.between(clock.instant(), until) : properties.look();
    }

    @Override
    public void start() {
        watch = Thread.ofVirtual().name("sleep").unstarted(this::run);
        watch.start();
    }

    @Override
    public void stop() {
        Thread watching = watch;
        watch = null;
        LockSupport.unpark(watching);
    }

    @Override
    public boolean isRunning() {
        return watch != null;
    }
}
