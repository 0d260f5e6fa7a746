package com.mantisnxt.sync.connector.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HookGateTest {

    private final AtomicLong now = new AtomicLong();
    private final HookGate gate = new HookGate(now::get);
    private final UUID connection = UUID.randomUUID();

    @Test
    void aFloodFromOneAddressDoesNotShutOutTheShop() {
        assertThat(let(1_000, "203.0.113.7", true)).isEqualTo(100);
        assertThat(let(1, "198.51.100.1", true)).isEqualTo(1);
        now.addAndGet(1_000_000_000);
        assertThat(let(1_000, "203.0.113.7", true)).as("a second later").isEqualTo(50);
    }

    @Test
    void madeUpConnectionsAreLookedUpOnlySoOften() {
        long let = IntStream.range(0, 150)
                .filter(i -> isLet(UUID.randomUUID(), "203.0.113.7", false))
                .count();
        assertThat(let).isEqualTo(40);
        assertThat(isLet(connection, "203.0.113.7", true)).as("what is at hand").isTrue();
    }

    @Test
    void anAddressIsItsNetworkWhereThatIsItsHoldersToChooseFrom() {
        long let = IntStream.range(0, 1_000)
                .filter(i -> isLet(connection, "2001:db8::" + Integer.toHexString(i + 1), true))
                .count();
        assertThat(let).isEqualTo(100);
    }

    @Test
    void callsOfAnAddressThatAreReadAtOnceAreBounded() {
        assertThat(deep(0, "203.0.113.7")).isEqualTo(16);
        assertThat(isLet(connection, "203.0.113.7", true))
                .as("when they are over")
                .isTrue();
    }

    @Test
    void callsThatAreReadAtOnceAreBoundedForTheNode() {
        assertThat(spread(0)).isEqualTo(64);
        assertThat(spread(0)).as("when they are over").isEqualTo(64);
    }

    @Test
    void whoComesWhenThereIsNoRoomWaitsAMoment() {
        var begun = new CountDownLatch(16);
        var over = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                threads.submit(() -> gate.let(UUID.randomUUID(), "203.0.113.7", true, () -> held(begun, over)));
            }
            await().until(() -> begun.getCount() == 0);
            var late = threads.submit(() -> isLet(connection, "203.0.113.7", true));
            over.countDown();
            await().until(late::isDone);
            assertThat(late.resultNow()).isTrue();
        }
    }

    private static boolean held(CountDownLatch begun, CountDownLatch over) {
        begun.countDown();
        try {
            return over.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void workThatFailsLeavesItsRoom() {
        for (int i = 0; i < 80; i++) {
            now.addAndGet(1_000_000_000);
            assertThatThrownBy(() -> gate.let(connection, "203.0.113.7", true, () -> {
                        throw new IllegalStateException("failed");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(isLet(connection, "203.0.113.7", true)).isTrue();
    }

    /** How many calls are read within one another. */
    private int deep(int depth, String address) {
        try {
            return gate.let(UUID.randomUUID(), address, true, () -> deep(depth + 1, address));
        } catch (HookRefused full) {
            return depth;
        }
    }

    private int spread(int depth) {
        try {
            return gate.let(UUID.randomUUID(), "198.51.100." + depth, true, () -> spread(depth + 1));
        } catch (HookRefused full) {
            return depth;
        }
    }

    private long let(int calls, String address, boolean isAtHand) {
        return IntStream.range(0, calls)
                .filter(i -> isLet(connection, address, isAtHand))
                .count();
    }

    private boolean isLet(UUID which, String address, boolean isAtHand) {
        Supplier<Boolean> work = () -> true;
        try {
            return gate.let(which, address, isAtHand, work);
        } catch (HookRefused refused) {
            assertThat(refused.code().value()).isEqualTo("too_many_requests");
            return false;
        }
    }
}
