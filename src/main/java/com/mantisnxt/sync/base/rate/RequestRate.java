package com.mantisnxt.sync.base.rate;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Bounds what one sender asks of one node: so many requests a second, twice as many in a burst. Each has a moment up to
 * which its allowance is spent; a request moves it on, and is refused when it lies too far ahead.
 */
public final class RequestRate {

    private static final long SECOND = 1_000_000_000L;
    private static final int MOST = 10_000;

    private final long cost;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<Object, AtomicLong> spentUntil = new ConcurrentHashMap<>();

    public RequestRate(int perSecond, LongSupplier nanoTime) {
        this.cost = SECOND / perSecond;
        this.nanoTime = nanoTime;
    }

    /** For what was allowed and is not to count after all. */
    public void giveBack(Object sender) {
        spentUntil.computeIfPresent(sender, (key, spent) -> {
            spent.addAndGet(-cost);
            return spent;
        });
    }

    public boolean allows(Object sender) {
        long now = nanoTime.getAsLong();
        if (spentUntil.size() >= MOST) {
            spentUntil.values().removeIf(spent -> spent.get() - now <= 0);
        }
        AtomicLong spent = spentUntil.computeIfAbsent(sender, key -> new AtomicLong(now));
        while (true) {
            long seen = spent.get();
            long next = (seen - now < 0 ? now : seen) + cost;
            if (next - now > 2 * SECOND) {
                return false;
            }
            if (spent.compareAndSet(seen, next)) {
                return true;
            }
        }
    }
}
