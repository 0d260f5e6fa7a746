package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.tenant.OrgId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FairPermitsTest {

    private static final long PATIENCE_SECONDS = 30;

    private final Optional<OrgId> many = Optional.of(new OrgId(UUID.randomUUID()));
    private final Optional<OrgId> few = Optional.of(new OrgId(UUID.randomUUID()));
    private final FairPermits permits = new FairPermits(1);
    private final BlockingQueue<String> turns = new LinkedBlockingQueue<>();

    @Test
    void whoAsksForLittleIsNotBehindTheManyOfAnother() throws InterruptedException {
        permits.acquire(many);
        queued(many, "many 1", "many 2", "many 3", "many 4");
        queued(few, "few 1", "few 2");
        assertThat(oneAfterTheOther(6)).containsExactly("many 1", "few 1", "many 2", "few 2", "many 3", "many 4");
    }

    @Test
    void whoWorksForNoOrganisationHasItsTurnToo() throws InterruptedException {
        permits.acquire(many);
        queued(many, "many 1", "many 2");
        queued(Optional.empty(), "nobody");
        assertThat(oneAfterTheOther(3)).containsExactly("many 1", "nobody", "many 2");
    }

    @Test
    void asManyAsThereAreAreGivenAtOnceAndNoneIsLost() throws InterruptedException {
        var three = new FairPermits(3);
        List<Thread> threads = new ArrayList<>();
        List<Integer> atWork = Collections.synchronizedList(new ArrayList<>());
        var working = new java.util.concurrent.atomic.AtomicInteger();
        for (int i = 0; i < 60; i++) {
            Optional<OrgId> org = i % 3 == 0 ? few : many;
            threads.add(Thread.ofVirtual().start(() -> {
                three.acquire(org);
                atWork.add(working.incrementAndGet());
                Thread.yield();
                working.decrementAndGet();
                three.release();
            }));
        }
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        }
        assertThat(atWork).hasSize(60).allMatch(count -> count <= 3);
        three.acquire(many);
        three.acquire(many);
        three.acquire(few);
    }

    @Test
    void whoIsInterruptedWaitsForItsTurnAndStaysInterrupted() throws InterruptedException {
        permits.acquire(many);
        Thread waits = waiting(few, () -> turns.add(Thread.currentThread().isInterrupted() ? "interrupted" : "calm"));
        waits.interrupt();
        permits.release();
        assertThat(turns.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("interrupted");
    }

    private void queued(Optional<OrgId> org, String... names) {
        for (String name : names) {
            waiting(org, () -> turns.add(name));
        }
    }

    /** Returns when it waits, so that the order is known. */
    private Thread waiting(Optional<OrgId> org, Runnable turn) {
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            permits.acquire(org);
            turn.run();
        });
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    private List<String> oneAfterTheOther(int count) throws InterruptedException {
        List<String> order = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            permits.release();
            order.add(turns.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        return order;
    }
}
