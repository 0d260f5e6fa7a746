package com.mantisnxt.sync.connector.api;

import com.mantisnxt.sync.base.rate.AddressBlock;
import com.mantisnxt.sync.base.rate.RequestRate;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Bounds what strangers can have one node do, before anything of a call is read: how often an address calls, and a
 * connection from it; how many connections it asks for that the node has to look up; how many calls are read at once. A
 * flood from elsewhere does not shut out the shop itself.
 */
@Component
class HookGate {

    private static final int OF_AN_ADDRESS = 100;
    private static final int OF_A_CONNECTION = 50;
    private static final int LOOK_UPS = 20;
    private static final int MOST_AT_ONCE = 64;
    private static final int MOST_AT_ONCE_OF_AN_ADDRESS = 16;
    private static final int WAIT_SECONDS = 2;

    private final RequestRate addresses;
    private final RequestRate connections;
    private final RequestRate lookUps;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);
    private final ConcurrentMap<String, Line> lines = new ConcurrentHashMap<>();

    @Autowired
    HookGate() {
        this(System::nanoTime);
    }

    HookGate(LongSupplier nanoTime) {
        addresses = new RequestRate(OF_AN_ADDRESS, nanoTime);
        connections = new RequestRate(OF_A_CONNECTION, nanoTime);
        lookUps = new RequestRate(LOOK_UPS, nanoTime);
    }

    private record Sender(UUID connection, String address) {}

    /**
     * @param isAtHand whether the connection need not be looked up
     * @throws HookRefused where it is too much; then nothing was done
     */
    <T> T let(UUID connection, String address, boolean isAtHand, Supplier<T> work) {
        String block = AddressBlock.of(address);
        if (!addresses.allows(block)
                || !connections.allows(new Sender(connection, block))
                || !(isAtHand || lookUps.allows(block))) {
            throw HookRefused.tooMany();
        }
        return bounded(block, work);
    }

    /** Who comes when there is no room waits a moment, unread: shops call several times at once. */
    private <T> T bounded(String block, Supplier<T> work) {
        Line line = lines.compute(block, (same, known) -> known == null ? Line.first() : known.with(1));
        try {
            return within(line.room(), () -> within(room, work));
        } finally {
            lines.computeIfPresent(block, (same, known) -> known.callers() == 1 ? null : known.with(-1));
        }
    }

    private static <T> T within(Semaphore room, Supplier<T> work) {
        if (!acquired(room)) {
            throw HookRefused.tooMany();
        }
        try {
            return work.get();
        } finally {
            room.release();
        }
    }

    private static boolean acquired(Semaphore room) {
        try {
            return room.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The calls of one address that are read or wait for it. */
    private record Line(Semaphore room, int callers) {

        static Line first() {
            return new Line(new Semaphore(MOST_AT_ONCE_OF_AN_ADDRESS), 1);
        }

        Line with(int more) {
            return new Line(room, callers + more);
        }
    }
}
