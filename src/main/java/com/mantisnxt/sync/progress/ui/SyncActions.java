package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.base.ui.ReasonDialog;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.SyncRetries;
import com.mantisnxt.sync.progress.SyncState;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pause, resume, cancel and close, as far as the sync and the person's rights allow; what was asked stays visible. */
class SyncActions extends Div {

    private final transient LiveBoardServices services;
    private final Button pause = new Button(getTranslation("live.act.pause"), event -> ask(CommandKind.PAUSE, null));
    private final Button resume = new Button(getTranslation("live.act.resume"), event -> ask(CommandKind.RESUME, null));
    private final Button cancel = new Button(getTranslation("live.act.cancel"), event -> confirmCancel());
    private final Button retry = new Button("", event -> retry());
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
        add(pause, resume, retry, cancel, close, note);
    }

    void show(LiveSync live) {
        syncId = live.sync().syncId();
        boolean may = services.maySteer(UI.getCurrent()) && live.sync().isActive();
        boolean takes = live.sync().takesCommands();
        boolean paused = live.state() == SyncState.PAUSED;
        boolean isFree = live.pending() == null || Evidence.isRetry(live.pending());
        pause.setVisible(may && takes && !paused && isFree);
        resume.setVisible(may && takes && (paused || isAsked(live, CommandKind.PAUSE)));
        cancel.setVisible(may && takes && !isAsked(live, CommandKind.CANCEL));
        close.setVisible(may && live.mayBeClosed());
        String text = may && !takes ? getTranslation("live.commands.none") : null;
        note.setVisible(text != null);
        note.setText(text);
    }

    /** Of our own what was rejected can be tried again after the end; of others, whenever they listen. */
    void offer(LiveSync live, SyncRetries.Retry known) {
        boolean isOffered = known.isOwn()
                ? !live.sync().isActive() && known.rejected() > 0
                : live.sync().takesCommands() && !Evidence.isRetry(live.pending());
        int failed = live.sync().counts().failed();
        retry.setVisible(isOffered && failed > 0 && services.maySteer(UI.getCurrent()));
        retry.setText(getTranslation("live.act.retry", known.isOwn() ? known.rejected() : failed));
    }

    private void retry() {
        attempt(() -> {
            Optional<String> begun = services.retries().retry(syncId);
            begun.ifPresent(again -> {
                Feedback.say(getTranslation("live.retry.begun"));
                services.go(LiveBoardView.class, Map.of("sync", again));
            });
        });
    }

    private static boolean isAsked(LiveSync live, CommandKind kind) {
        return live.pending() != null && live.pending().kind() == kind;
    }

    private void confirmCancel() {
        new ReasonDialog("live.cancel", true, reason -> ask(CommandKind.CANCEL, reason)).open();
    }

    private void confirmClose() {
        new ReasonDialog("live.close", true, reason -> close(SyncStatus.FAILED, reason))
                .or("live.close.cancelled", reason -> close(SyncStatus.CANCELLED, reason))
                .open();
    }

    private void close(SyncStatus end, String reason) {
        attempt(() -> services.commands().close(syncId, end, reason));
    }

    private void ask(CommandKind kind, @Nullable String reason) {
        attempt(() -> services.commands().request(syncId, kind, reason));
    }

    private void attempt(Runnable act) {
        try {
            act.run();
            services.feed().hurry();
        } catch (Refused refused) {
            Feedback.refused(refused);
        }
    }
}
