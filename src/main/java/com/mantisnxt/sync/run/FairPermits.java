package com.mantisnxt.sync.run;

import com.mantisnxt.sync.tenant.OrgId;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;

/** Permits that organisations get in turns, however many of each wait; within one, who came first. */
final class FairPermits {

    private final Map<Optional<OrgId>, Queue<CountDownLatch>> waiting = new LinkedHashMap<>();
    private int free;

    FairPermits(int permits) {
        this.free = permits;
    }

    /** @param org empty where somebody works for none */
    void acquire(Optional<OrgId> org) {
        CountDownLatch turn = enter(org);
        boolean interrupted = false;
        while (turn.getCount() > 0) {
            try {
                turn.await();
            } catch (InterruptedException e) {
                // a turn that is passed on to nobody would be lost
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized CountDownLatch enter(Optional<OrgId> org) {
        if (free > 0) {
            free--;
            return new CountDownLatch(0);
        }
        var turn = new CountDownLatch(1);
        waiting.computeIfAbsent(org, none -> new ArrayDeque<>()).add(turn);
        return turn;
    }

    /** Passes it on to the organisation that has waited for a turn the longest. */
    synchronized void release() {
        var next = waiting.entrySet().iterator();
        if (!next.hasNext()) {
            free++;
            return;
        }
        var first = next.next();
        next.remove();
        Queue<CountDownLatch> others = first.getValue();
        others.remove().countDown();
        if (!others.isEmpty()) {
            waiting.put(first.getKey(), others);
        }
    }
}
