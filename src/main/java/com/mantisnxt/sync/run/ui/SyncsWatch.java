package com.mantisnxt.sync.run.ui;

import com.mantisnxt.sync.progress.BoardChange;
import com.mantisnxt.sync.progress.ProgressFeed;
import com.mantisnxt.sync.tenant.Caller;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads again what a page shows when some sync begins, ends or turns, on whichever node; once a second at most. */
final class SyncsWatch<T> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SyncsWatch.class);
    private static final Duration REST = Duration.ofSeconds(1);

    private final SyncServices services;
    private final UI ui;
    private final Caller caller;
    private final Supplier<T> read;
    private final Consumer<T> show;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final AtomicInteger shown = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private final ProgressFeed.@Nullable Subscription subscription;
    private volatile Predicate<BoardChange> matters = BoardChange::transitions;
    private volatile boolean closed;
    private volatile long restUntil = System.nanoTime();
    /** Under the page's lock: a look that took longer than the one after it comes too late. */
    private int latest;

    /** @param show under the page's lock */
    SyncsWatch(SyncServices services, UI ui, Supplier<T> read, Consumer<T> show) {
        this.services = services;
        this.ui = ui;
        this.caller = services.currentCaller().get();
        this.read = read;
        this.show = show;
        this.subscription = services.feed().watch(caller.org(), this::take);
    }

    /** What it reads for; at first when some sync begins, ends or turns. */
    SyncsWatch<T> on(Predicate<BoardChange> change) {
        matters = change;
        return this;
    }

    /** On the feed's thread. */
    private void take(BoardChange change) {
        if (matters.test(change)) {
            lookSoon();
        }
    }

    private void lookSoon() {
        if (waiting.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::look);
        }
    }

    private void look() {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, restUntil - System.nanoTime())));
            restUntil = System.nanoTime() + REST.toNanos();
            // what turns from here on is another look's
            waiting.set(false);
            if (!closed) {
                lookNow();
            }
        } catch (UIDetachedException gone) {
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            // nothing may turn for hours, so what was missed is asked for again
            log.warn("How the syncs stand could not be read: {}", fault.getMessage());
            lookSoon();
        }
    }

    private void lookNow() {
        int before = shown.get();
        int look = looks.incrementAndGet();
        T now = services.currentCaller().callAs(caller, read);
        ui.access(() -> {
            if (shown.get() == before && look > latest) {
                latest = look;
                services.currentCaller().runAs(caller, () -> show.accept(now));
            }
        });
    }

    /** The page has just read for itself: what is under way is older, and is not to be shown any more. */
    void overtaken() {
        shown.incrementAndGet();
    }

    @Override
    public void close() {
        closed = true;
        if (subscription != null) {
            subscription.close();
        }
    }
}
