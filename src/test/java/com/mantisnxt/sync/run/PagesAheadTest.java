package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.preview.delta.Delivery;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PagesAheadTest {

    private final AtomicInteger read = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);

    private static SourcePage page(long number) {
        return new SourcePage(Delivery.ofRecords(), false, number, List.of(), null, null);
    }

    private SourcePage counted() {
        return page(read.incrementAndGet());
    }

    private SourcePage onceAnswered() {
        begun.countDown();
        try {
            assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new SourceFault(SourceFault.Kind.AWAY, "interrupted");
        }
        return counted();
    }

    @Test
    void pages_come_in_their_order_whether_or_not_they_were_begun() {
        try (var pages = new PagesAhead(this::counted)) {
            assertThat(pages.next().announced()).isEqualTo(1);
            pages.begin();
            assertThat(pages.next().announced()).isEqualTo(2);
            assertThat(pages.next().announced()).isEqualTo(3);
        }
        assertThat(read).hasValue(3);
    }

    @Test
    void what_is_done_meanwhile_does_not_wait_for_the_page() throws InterruptedException {
        try (var pages = new PagesAhead(this::onceAnswered)) {
            pages.begin();
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(read).hasValue(0);
            answered.countDown();
            assertThat(pages.next().announced()).isEqualTo(1);
        }
    }

    @Test
    void what_befell_a_reading_is_told_to_whoever_wants_the_page_and_the_next_call_reads_on() {
        var fails = new AtomicBoolean(true);
        try (var pages = new PagesAhead(() -> {
            if (fails.getAndSet(false)) {
                throw new SourceFault(SourceFault.Kind.AWAY, "away");
            }
            return counted();
        })) {
            pages.begin();
            assertThatThrownBy(pages::next).isInstanceOf(SourceFault.class).hasMessageContaining("away");
            assertThat(pages.next().announced()).isEqualTo(1);
        }
    }

    @Test
    void an_error_of_the_machine_stays_one() {
        try (var pages = new PagesAhead(() -> {
            throw new OutOfMemoryError("made up");
        })) {
            pages.begin();
            assertThatThrownBy(pages::next).isInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void nothing_reads_any_more_once_it_is_closed() throws InterruptedException {
        var closed = new CountDownLatch(1);
        var pages = new PagesAhead(this::onceAnswered);
        pages.begin();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        Thread.ofVirtual().start(() -> {
            pages.close();
            assertThat(read).hasValue(1);
            closed.countDown();
        });
        answered.countDown();
        assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void who_is_interrupted_interrupts_the_reading_and_stays_interrupted() throws InterruptedException {
        var outcome = new AtomicInteger();
        Thread waits = Thread.ofPlatform().start(() -> {
            try (var pages = new PagesAhead(this::onceAnswered)) {
                pages.begin();
                pages.next();
            } catch (SourceFault fault) {
                outcome.set(Thread.currentThread().isInterrupted() ? 1 : 2);
            }
        });
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        waits.interrupt();
        waits.join(30_000);
        assertThat(outcome).hasValue(1);
    }
}
