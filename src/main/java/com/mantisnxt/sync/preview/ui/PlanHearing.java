package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.plan.PlanNews;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanTail;
import com.mantisnxt.sync.tenant.Caller;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import org.jspecify.annotations.Nullable;

/** Hears what people do to the preview that a page has open, and has the page show it, as also that its time is up; of others it says who it was. */
final class PlanHearing implements AutoCloseable {

    private final PlanServices services;
    private final UI ui;
    private final PlanWatch.Again page;
    private final Caller caller;
    private final PlanRow shown;
    private final PlanTail.Subscription subscription;
    private volatile @Nullable PlanNews heard;
    private volatile boolean closed;
    private volatile boolean isOpen;

    PlanHearing(PlanServices services, UI ui, PlanWatch.Again page, PlanRow shown) {
        this.services = services;
        this.ui = ui;
        this.page = page;
        this.shown = shown;
        this.caller = services.caller().get();
        this.isOpen = isOpenNow();
        this.subscription = services.tail().follow(shown.preview(), this::hear);
    }

    boolean isOf(PlanRow plan) {
        return shown.preview().equals(plan.preview());
    }

    /** On the tail's thread. What was done before the page was opened is no news. */
    private void hear(PlanNews news) {
        PlanNews before = heard;
        heard = news;
        boolean isOver = isOpen && !isOpenNow();
        isOpen = isOpen && !isOver;
        if (closed || (!isOver && (before == null ? isAsShown(news) : news.equals(before)))) {
            return;
        }
        PlanNews.Act act = news.last();
        boolean isNews = before != null && act != null && !act.equals(before.last()) && !act.isOf(caller);
        try {
            ui.access(() -> show(isNews ? act : null));
        } catch (UIDetachedException gone) {
            closed = true;
        }
    }

    /** Its time passes without anybody doing anything. */
    private boolean isOpenNow() {
        return shown.isOpen(services.clock().instant());
    }

    private boolean isAsShown(PlanNews news) {
        return news.state() == shown.state() && news.hash().equals(shown.hash());
    }

    private void show(PlanNews.@Nullable Act act) {
        if (!closed) {
            services.caller().runAs(caller, () -> {
                page.again();
                if (act != null) {
                    page.told(act);
                }
            });
        }
    }

    @Override
    public void close() {
        closed = true;
        subscription.close();
    }
}
