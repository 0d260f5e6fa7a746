package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.progress.bulk.BulkAct;
import com.mantisnxt.sync.progress.bulk.BulkTail;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The acts on many syncs that are under way in the organisation, and for a moment those that have ended. */
class BulkNews extends Div {

    private final transient BulkServices services;
    private final Map<UUID, BulkLine> lines = new LinkedHashMap<>();
    private final boolean maySteer;
    private transient List<BulkAct> shown = List.of();
    private transient BulkTail.@Nullable Subscription subscription;

    BulkNews(BulkServices services) {
        this.services = services;
        this.maySteer = services.maySteer();
        addClassName("bulk-news");
        setVisible(false);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        UI ui = attach.getUI();
        subscription = services.tail().follow(acts -> soon(ui, acts));
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    /** On the tail's thread. */
    private void soon(UI ui, List<BulkAct> acts) {
        if (!acts.equals(shown)) {
            try {
                ui.access(() -> show(acts));
            } catch (UIDetachedException gone) {
                // the page was closed meanwhile
            }
        }
    }

    private void show(List<BulkAct> acts) {
        shown = acts;
        lines.entrySet().removeIf(line -> {
            boolean isGone = acts.stream().noneMatch(act -> act.id().equals(line.getKey()));
            if (isGone) {
                line.getValue().removeFromParent();
            }
            return isGone;
        });
        for (BulkAct act : acts.reversed()) {
            BulkLine line = lines.computeIfAbsent(act.id(), id -> {
                BulkLine fresh = new BulkLine(id, maySteer ? () -> stop(id) : null);
                addComponentAsFirst(fresh);
                return fresh;
            });
            line.show(act);
        }
        setVisible(!acts.isEmpty());
    }

    private void stop(UUID act) {
        Feedback.tried(() -> services.acts().stop(act));
        services.tail().hurry();
    }
}
