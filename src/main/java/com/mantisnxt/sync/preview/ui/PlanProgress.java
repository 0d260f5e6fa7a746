package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.base.ui.ReasonDialog;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far the computing or applying of a preview has come, live, and a way to stop it. */
final class PlanProgress extends Div {

    private final transient PlanServices services;
    private final Element bar = new Element("progress");
    private final Span state = new Span();
    private final Span numbers = new Span();
    private final Span reason = new Span();
    private final Div heard = new Div();
    private final Button cancel = new Button(getTranslation("preview.cancel-run"), event -> confirm());
    private String syncId = "";
    private String key = "";
    private boolean isComputing;
    /** Asked here, and not heard of yet: what was read before does not bring the button back. */
    private String askedOf = "";

    PlanProgress(PlanServices services) {
        this.services = services;
        addClassName("plan-progress");
        bar.setAttribute("aria-label", getTranslation("preview.progress"));
        state.addClassName("plan-progress-state");
        state.getElement().setAttribute("role", "status");
        numbers.addClassName("plan-progress-numbers");
        reason.addClassName("sc-mute");
        heard.addClassNames("sc-small", "sc-mute");
        cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        Div line = new Div(state, numbers, reason, heard, cancel);
        line.addClassNames("plan-progress-line", "sc-small");
        getElement().appendChild(bar);
        add(line);
        setVisible(false);
    }

    /** As it stands; what follows is told. */
    void show(PlanRow plan) {
        String moving = plan.movingSync();
        isComputing = plan.state() == PlanState.COMPUTING;
        syncId = moving == null ? "" : moving;
        var sync = moving == null ? null : services.syncs().find(moving).orElse(null);
        setVisible(sync != null && sync.isActive());
        if (sync != null) {
            show(services.syncs().live(sync));
        }
    }

    void told(LiveSync live) {
        if (isVisible() && live.sync().syncId().equals(syncId)) {
            show(live);
        }
    }

    private void show(LiveSync live) {
        SyncSnapshot.Counts counts = live.sync().counts();
        bar(counts);
        boolean isPending = live.pending() != null && live.pending().kind() == CommandKind.CANCEL;
        if (isPending) {
            askedOf = "";
        }
        boolean isAsked = isPending || syncId.equals(askedOf);
        state(isAsked ? "cancelling" : live.state().name().toLowerCase(Locale.ROOT));
        numbers.setText(numbers(counts, live.sync().pace().speed()));
        String why = live.sync().worker().reason();
        reason.setText(why == null ? "" : why);
        heard(live.sync().times().heartbeat());
        boolean isHeard = live.sync().worker().commandsFetched() != null;
        cancel.setVisible(services.maySteer() && isHeard && live.state().isActive() && !isAsked);
    }

    /** Without a total nobody knows how far it is. */
    private void bar(SyncSnapshot.Counts counts) {
        Integer total = counts.total();
        if (total == null || total == 0) {
            bar.removeAttribute("value");
            bar.removeAttribute("max");
        } else {
            bar.setAttribute("max", String.valueOf(total));
            bar.setAttribute("value", String.valueOf(Math.min(counts.done(), total)));
        }
    }

    /** Said aloud where it changes, and only there. */
    private void state(String next) {
        if (!next.equals(key)) {
            key = next;
            state.setText(getTranslation("state." + next));
        }
    }

    private void heard(Instant at) {
        heard.removeAll();
        heard.add(new Span(getTranslation("preview.progress.heard") + " "), new RelativeTime(at));
    }

    private String numbers(SyncSnapshot.Counts counts, @Nullable Double speed) {
        Integer total = counts.total();
        String what = isComputing ? "preview.progress.read" : "preview.progress.applied";
        String much = total == null
                ? getTranslation(what, number(counts.done()))
                : getTranslation(what + "-of", number(counts.done()), number(total));
        return speed == null || speed < 1
                ? much
                : much + " · " + getTranslation("preview.progress.speed", number(Math.round(speed)));
    }

    private void confirm() {
        String asked = syncId;
        new ReasonDialog(isComputing ? "preview.cancel-computing" : "preview.cancel-applying", true, why -> {
                    if (Feedback.tried(() -> services.commands().request(asked, CommandKind.CANCEL, why))) {
                        askedOf = asked;
                        cancel.setVisible(false);
                        services.feed().hurry();
                    }
                })
                .open();
    }

    private String number(long value) {
        return NumberFormat.getIntegerInstance(getLocale()).format(value);
    }
}
