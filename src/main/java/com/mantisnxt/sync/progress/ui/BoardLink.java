package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.BoardChange;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Carries boards from the feed's thread to one page: never more than one update waits for the page, however slow it is,
 * and a page that stops acknowledging gets nothing until it does.
 */
final class BoardLink {

    private static final long BEAT_MILLIS = 900;
    private static final int MOST_UNSEEN = 25;

    private final UI ui;
    private final BoardModel model;
    private final Clock clock;
    private final Painting painting;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile long paintedAt;
    private volatile int unseen;
    private volatile boolean hidden;

    /** Paints the page, holding its lock. */
    interface Painting {
        /** @return whether something was sent */
        boolean paint(boolean beat);
    }

    BoardLink(UI ui, BoardModel model, Clock clock, Painting painting) {
        this.ui = ui;
        this.model = model;
        this.clock = clock;
        this.painting = painting;
    }

    /** On the feed's thread. */
    void take(BoardChange change) {
        model.take(change);
        boolean beat = clock.millis() - paintedAt >= BEAT_MILLIS;
        if (hidden
                || unseen > MOST_UNSEEN
                || change.changed().isEmpty() && !change.board().isStale() && !beat) {
            return;
        }
        if (waiting.compareAndSet(false, true)) {
            // painted on a thread of its own, so that a page does not wait for those before it
            Thread.startVirtualThread(this::access);
        }
    }

    private void access() {
        try {
            ui.access(this::paint);
        } catch (UIDetachedException gone) {
            waiting.set(false);
        }
    }

    /** On the page's thread. */
    void paint() {
        waiting.set(false);
        if (painting.paint(clock.millis() - paintedAt >= BEAT_MILLIS)) {
            paintedAt = clock.millis();
            unseen++;
        }
    }

    void seen() {
        unseen = 0;
    }

    void hide(boolean hide) {
        hidden = hide;
        unseen = 0;
    }
}
