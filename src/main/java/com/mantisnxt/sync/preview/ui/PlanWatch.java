package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.plan.PlanNews;
import com.mantisnxt.sync.preview.plan.PlanResults;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.progress.BoardChange;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.ProgressFeed;
import com.mantisnxt.sync.tenant.Caller;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Tells a page to look again: as the live feed sees something move, at once while its preview is computed or applied and
 * now and then while it waits for a decision, as others may be changing the records it is about; and within a second as
 * somebody else does something to the preview itself.
 */
final class PlanWatch implements AutoCloseable {

    private static final long REST_MILLIS = 4_000;
    private static final long RESULT_MILLIS = 1_000;
    /** At most a twentieth of the time is spent on counting. */
    private static final int SHARE = 20;

    private static final int UNKNOWN = -1;

    private final PlanServices services;
    private final UI ui;
    private final Again page;
    private final Caller caller;
    private final PlanTicker ticker;
    /** Looks that were asked for and are not shown yet: what moves while one is under way is another one's. */
    private final AtomicInteger asked = new AtomicInteger();

    private ProgressFeed.@Nullable Subscription subscription;
    private @Nullable PlanHearing hearing;
    private volatile @Nullable PlanRow followed;
    private volatile long restUntil;

    /** The page that watches. */
    interface Again {
        void again();

        /** What somebody else has just done. */
        void told(PlanNews.Act act);

        /** How far the sync has come that is at work on it. */
        void progress(LiveSync live);

        /** What has become of its items so far. */
        void result(PlanResults.Result result);

        /** @param records of ours that are no longer what the preview saw */
        void moved(int records);
    }

    PlanWatch(PlanServices services, UI ui, Again page) {
        this.services = services;
        this.ui = ui;
        this.page = page;
        this.caller = services.caller().get();
        this.ticker = new PlanTicker(services, ui, page, caller);
    }

    /** Watches while there is something to come. */
    void follow(@Nullable PlanRow plan) {
        boolean isOther =
                plan != null && (followed == null || !followed.preview().equals(plan.preview()));
        followed = plan;
        if (plan == null || !isWatched(plan.state())) {
            close();
            return;
        }
        if (subscription == null) {
            subscription = services.feed().watch(caller.org(), this::take);
        }
        if (hearing == null || !hearing.isOf(plan)) {
            stopHearing();
            hearing = new PlanHearing(services, ui, page, plan);
        }
        if (isOther && plan.state().canBeOutdated()) {
            take();
        }
    }

    private boolean isFollowed(PlanRow plan) {
        PlanRow now = followed;
        return now != null && now.preview().equals(plan.preview());
    }

    private static boolean isWatched(PlanState state) {
        return switch (state) {
            case COMPUTING, PENDING, AWAITING_SECOND, APPROVED, APPLYING, SUPERSEDED -> true;
            case FAILED, CANCELLED, APPLIED -> false;
        };
    }

    /** On the feed's thread. */
    private void take(BoardChange change) {
        PlanRow plan = followed;
        if (plan != null && !change.changed().isEmpty()) {
            ticker.take(plan, change);
            take();
        }
    }

    private void take() {
        if (asked.getAndIncrement() == 0) {
            Thread.startVirtualThread(this::look);
        }
    }

    private void look() {
        try {
            PlanRow plan = followed;
            boolean counts = plan != null && plan.state().canBeOutdated();
            if (counts) {
                rest();
            }
            int heard = asked.get();
            int moved = plan != null && counts ? count(plan) : UNKNOWN;
            PlanResults.Result result = plan != null && plan.state() == PlanState.APPLYING ? result(plan) : null;
            ui.access(() -> {
                shown(heard);
                services.caller().runAs(caller, () -> show(plan, moved, result));
            });
        } catch (UIDetachedException gone) {
            asked.set(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void shown(int heard) {
        if (asked.addAndGet(-heard) > 0) {
            Thread.startVirtualThread(this::look);
        }
    }

    private void show(@Nullable PlanRow plan, int moved, PlanResults.@Nullable Result result) {
        page.again();
        if (moved >= 0 && plan != null && isFollowed(plan)) {
            page.moved(moved);
        }
        if (result != null && plan != null && isFollowed(plan)) {
            page.result(result);
        }
    }

    /** Counting reads the whole preview: the longer it takes, the less often it is done. */
    private int count(PlanRow plan) {
        long begun = services.clock().millis();
        try {
            return services.caller().callAs(caller, () -> services.moved().count(plan.preview()));
        } catch (RuntimeException tooSlow) {
            return UNKNOWN;
        } finally {
            long now = services.clock().millis();
            restUntil = now + Math.max(REST_MILLIS, SHARE * (now - begun));
        }
    }

    /** Now and then; as it ends the page looks anew anyway. */
    private PlanResults.@Nullable Result result(PlanRow plan) {
        long begun = services.clock().millis();
        if (begun < restUntil) {
            return null;
        }
        try {
            return services.caller().callAs(caller, () -> services.results().of(plan.preview()));
        } catch (RuntimeException tooSlow) {
            return null;
        } finally {
            long now = services.clock().millis();
            restUntil = now + Math.max(RESULT_MILLIS, SHARE * (now - begun));
        }
    }

    private void rest() throws InterruptedException {
        long left = restUntil - services.clock().millis();
        if (left > 0) {
            Thread.sleep(left);
        }
    }

    @Override
    public void close() {
        ProgressFeed.Subscription open = subscription;
        subscription = null;
        if (open != null) {
            open.close();
        }
        stopHearing();
    }

    private void stopHearing() {
        if (hearing != null) {
            hearing.close();
            hearing = null;
        }
    }
}
