package com.mantisnxt.sync.progress;

import java.util.concurrent.locks.Condition;

/** Time as a loop of the feed lives through it; apart, so that its pace can be shown without waiting for it. */
interface FeedTime {

    FeedTime REAL = new FeedTime() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void await(Condition changed, long nanos) throws InterruptedException {
            changed.awaitNanos(nanos);
        }
    };

    long nanos();

    /** For so long at most; shorter when told of a change. */
    void await(Condition changed, long nanos) throws InterruptedException;
}
