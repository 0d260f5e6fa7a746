package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.TailNews;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Carries news from the tail's thread to one page: never does more than the latest wait for it, however slow it is. A page
 * that is not heard of for a while is given up.
 */
final class TailLink {

    private static final int MOST_UNSEEN = 15;

    private final UI ui;
    private final Consumer<TailNews> page;
    private final Runnable lost;
    private final AtomicReference<TailNews> waiting = new AtomicReference<>();
    private volatile int unseen;
    private boolean closed;

    /**
     * @param page called holding the page's lock
     * @param lost likewise, where the browser has gone silent
     */
    TailLink(UI ui, Consumer<TailNews> page, Runnable lost) {
        this.ui = ui;
        this.page = page;
        this.lost = lost;
    }

    /** On the tail's thread. */
    void take(TailNews news) {
        if (waiting.getAndSet(news) == null) {
            // on a thread of its own, so that a page does not wait for those before it
            Thread.startVirtualThread(this::access);
        }
    }

    /** The browser is there. */
    void seen() {
        unseen = 0;
    }

    /** Nothing is delivered any more, not even what is on its way. Holding the page's lock. */
    void close() {
        closed = true;
    }

    private void access() {
        try {
            ui.access(this::deliver);
        } catch (UIDetachedException gone) {
            waiting.set(null);
        }
    }

    private void deliver() {
        TailNews news = waiting.getAndSet(null);
        if (closed || news == null) {
            return;
        }
        if (unseen++ < MOST_UNSEEN) {
            page.accept(news);
        } else {
            lost.run();
        }
    }
}
