package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.progress.BoardChange;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.tenant.Caller;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Brings what the live feed says of a preview's sync to its page, at most five times a second, the latest only. */
final class PlanTicker {

    private static final long PAUSE_MILLIS = 200;

    private final PlanServices services;
    private final UI ui;
    private final PlanWatch.Again page;
    private final Caller caller;
    private final AtomicReference<@Nullable LiveSync> latest = new AtomicReference<>();
    private volatile long last;

    PlanTicker(PlanServices services, UI ui, PlanWatch.Again page, Caller caller) {
        this.services = services;
        this.ui = ui;
        this.page = page;
        this.caller = caller;
    }

    /** On the feed's thread. */
    void take(PlanRow plan, BoardChange change) {
        String moving = plan.movingSync();
        if (moving == null) {
            return;
        }
        change.changed().stream()
                .map(change.board().syncs()::get)
                .filter(Objects::nonNull)
                .filter(live -> live.sync().syncId().equals(moving))
                .findFirst()
                .ifPresent(live -> {
                    if (latest.getAndSet(live) == null) {
                        Thread.startVirtualThread(this::paint);
                    }
                });
    }

    private void paint() {
        try {
            Thread.sleep(Math.max(0, last + PAUSE_MILLIS - services.clock().millis()));
            ui.access(() -> {
                last = services.clock().millis();
                LiveSync live = latest.getAndSet(null);
                if (live != null) {
                    services.caller().runAs(caller, () -> page.progress(live));
                }
            });
        } catch (UIDetachedException gone) {
            latest.set(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
