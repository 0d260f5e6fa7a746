package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.base.ui.ReasonDialog;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.SyncState;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import org.jspecify.annotations.Nullable;

/** Pause, resume, cancel and close, as far as the sync and the person's rights allow; what was asked stays visible. */
class SyncActions extends Div {

    private final transient LiveBoardServices services;
    private final Button pause = new Button(getTranslation("live.act.pause"), event -> ask(CommandKind.PAUSE, null));
    private final Button resume = new Button(getTranslation("live.act.resume"), event -> ask(CommandKind.RESUME, null));
    private final Button cancel = new Button(getTranslation("live.act.cancel"), event -> confirmCancel());
    private final Button close = new Button(getTranslation("live.act.close"), event -> confirmClose());
    private final Paragraph note = new Paragraph();
    private String syncId = "";

    SyncActions(LiveBoardServices services) {
        this.services = services;
        addClassName("sc-acts");
        pause.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        resume.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        cancel.addThemeVariants(ButtonVariant.LUMO_ERROR);
        close.addThemeVariants(ButtonVariant.LUMO_ERROR);
        note.addClassName("sc-small");
        add(pause, resume, cancel, close, note);
    }

    void show(LiveSync live) {
        syncId = live.sync().syncId();
        boolean may = services.maySteer(UI.getCurrent()) && live.sync().isActive();
        boolean takes = live.sync().worker().commandsFetched() != null;
        boolean paused = live.state() == SyncState.PAUSED;
        pause.setVisible(may && takes && !paused && live.pending() == null);
        resume.setVisible(may && takes && (paused || isAsked(live, CommandKind.PAUSE)));
        cancel.setVisible(may && takes && !isAsked(live, CommandKind.CANCEL));
        close.setVisible(may && live.state() == SyncState.STALLED);
        String text = may && !takes ? getTranslation("live.commands.none") : null;
        note.setVisible(text != null);
        note.setText(text);
    }

    private static boolean isAsked(LiveSync live, CommandKind kind) {
        return live.pending() != null && live.pending().kind() == kind;
    }

    private void confirmCancel() {
        new ReasonDialog("live.cancel", false, reason -> ask(CommandKind.CANCEL, reason)).open();
    }

    private void confirmClose() {
        new ReasonDialog(
                        "live.close",
                        true,
                        reason -> attempt(() -> services.commands().close(syncId, SyncStatus.FAILED, reason)))
                .open();
    }

    private void ask(CommandKind kind, @Nullable String reason) {
        attempt(() -> services.commands().request(syncId, kind, reason));
    }

    private void attempt(Runnable act) {
        try {
            act.run();
            services.feed().hurry();
        } catch (Refused refused) {
            Notification shown = Notification.show(refused.reason(), 6_000, Notification.Position.BOTTOM_START);
            shown.addThemeVariants(NotificationVariant.LUMO_ERROR);
        }
    }
}
