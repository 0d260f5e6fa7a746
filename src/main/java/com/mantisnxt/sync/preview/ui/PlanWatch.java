package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.progress.BoardChange;
import com.mantisnxt.sync.progress.ProgressFeed;
import com.mantisnxt.sync.tenant.Caller;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Tells a page to look again while its preview is being computed or applied, as the live feed sees it move. */
final class PlanWatch implements AutoCloseable {

    private final PlanServices services;
    private final UI ui;
    private final Runnable again;
    private final Caller caller;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private ProgressFeed.@Nullable Subscription subscription;

    PlanWatch(PlanServices services, UI ui, Runnable again) {
        this.services = services;
        this.ui = ui;
        this.again = again;
        this.caller = services.caller().get();
    }

    /** Watches while there is something to come. */
    void follow(@Nullable PlanRow plan) {
        boolean moves = plan != null && moves(plan.state());
        if (moves && subscription == null) {
            subscription = services.feed().watch(caller.org(), this::take);
        } else if (!moves) {
            close();
        }
    }

    private static boolean moves(PlanState state) {
        return switch (state) {
            case COMPUTING, APPROVED, APPLYING -> true;
            case PENDING, FAILED, CANCELLED, AWAITING_SECOND, APPLIED, SUPERSEDED -> false;
        };
    }

    /** On the feed's thread. */
    private void take(BoardChange change) {
        if (!change.changed().isEmpty() && waiting.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::look);
        }
    }

    private void look() {
        try {
            ui.access(() -> {
                waiting.set(false);
                services.caller().runAs(caller, again);
            });
        } catch (UIDetachedException gone) {
            waiting.set(false);
        }
    }

    @Override
    public void close() {
        ProgressFeed.Subscription open = subscription;
        subscription = null;
        if (open != null) {
            open.close();
        }
    }
}
