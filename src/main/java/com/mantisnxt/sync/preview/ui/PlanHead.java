package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.plan.Approval;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.PlanNews;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.PlanTarget;
import com.mantisnxt.sync.progress.LiveSync;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;

/** What a preview is about, what it has come to, what stands against it, and the decision. */
final class PlanHead extends Div {

    private final PlanServices services;
    private final Runnable approve;
    private final Runnable retry;
    private final GuardrailWords rails = new GuardrailWords(this);
    private final Runnable refresh;
    private final Runnable withdraw;
    private final Runnable again;
    private final PlanAge age = new PlanAge();
    private final PlanNote note = new PlanNote();
    private final PlanProgress progress;
    private final SourceAge source;

    PlanHead(PlanServices services, PlanActs acts) {
        this.services = services;
        this.progress = new PlanProgress(services);
        this.source = new SourceAge(services);
        this.approve = acts::approve;
        this.retry = acts::retry;
        this.refresh = acts::refresh;
        this.withdraw = acts::withdraw;
        this.again = acts::again;
        addClassNames("sc-card", "preview-head");
    }

    void show(KnownPlan known, Div numbers) {
        removeAll();
        PlanRow plan = known.plan();
        add(new Div(new PlanFacts(services, plan), numbers), decision(known));
        progress.show(plan);
        add(progress);
        failure(plan);
        unseen(plan);
        written(plan);
        obstacle(known);
        if (plan.isOpen(services.clock().instant())) {
            known.findings().stream()
                    .filter(Guardrail.Finding::isPassed)
                    .map(rails::note)
                    .forEach(this::add);
        }
        note(
                "expired",
                plan.state() != PlanState.SUPERSEDED
                        && !plan.wasApproved()
                        && plan.isExpired(services.clock().instant()));
        note("superseded", plan.state() == PlanState.SUPERSEDED);
        known.approvals().forEach(this::approval);
        note("awaiting-second", plan.state() == PlanState.AWAITING_SECOND && known.isOpen());
        age.show(plan);
        note.show(plan);
        source.show(plan);
        add(age, source, note);
    }

    /** What somebody else has just done. */
    void told(PlanNews.Act act) {
        note.told(act);
    }

    void progress(LiveSync live) {
        progress.told(live);
    }

    /** @param records of ours that are no longer what the preview saw */
    void moved(int records) {
        age.moved(records);
    }

    private Div decision(KnownPlan known) {
        PlanRow plan = known.plan();
        Div side = new Div();
        side.addClassName("preview-decision");
        boolean isOpen = plan.isOpen(services.clock().instant());
        if (services.maySteer()
                && plan.target() == PlanTarget.STORE
                && !plan.state().isMoving()) {
            side.add(quiet("preview.refresh", refresh));
        }
        // where nothing can be decided there is no time left to do so
        if (isOpen && plan.counts().total() > 0 && plan.approvableUntil() != null) {
            Div expiry = new Div(
                    new Span(getTranslation("preview.expires")), new LiveDuration(plan.approvableUntil(), again));
            expiry.addClassName("preview-expiry");
            side.add(expiry);
        }
        if (isOpen) {
            side.add(open(known));
        } else if (canRetry(known)) {
            String text = getTranslation("preview.retry", known.result().rejected());
            side.add(new Button(text, event -> retry.run()));
        }
        if (known.isWithdrawable()) {
            side.add(quiet("preview.withdraw", withdraw));
        }
        return side;
    }

    /** What a service applies it tries again by itself. */
    private boolean canRetry(KnownPlan known) {
        PlanRow plan = known.plan();
        return known.result().rejected() > 0
                && plan.wasApproved()
                && !plan.state().isMoving()
                && plan.connection() != null
                && services.maySteer();
    }

    /** The approval, or why it is not to be had. */
    private Component open(KnownPlan known) {
        int included = known.plan().counts().included();
        if (services.hasApproved(known.approvals())) {
            return small("preview.you-approved");
        }
        if (included == 0) {
            return small("preview.nothing-to-apply");
        }
        if (known.obstacle() != null) {
            return small("preview.not-as-it-is");
        }
        if (known.findings().stream().anyMatch(Guardrail.Finding::forbids)) {
            return small("preview.forbidden");
        }
        if (!services.mayDecide()) {
            return small("preview.admin-decides");
        }
        Button button = new Button(getTranslation("preview.approve", included), event -> approve.run());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.addClassName("preview-approve");
        return button;
    }

    private Button quiet(String key, Runnable act) {
        Button button = new Button(getTranslation(key), event -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.addClassName(key.replace('.', '-'));
        button.getElement().setAttribute("title", getTranslation(key + ".about"));
        return button;
    }

    private Span small(String key) {
        Span text = new Span(getTranslation(key));
        text.addClassNames("sc-small", "sc-mute");
        return text;
    }

    private void failure(PlanRow plan) {
        if (plan.state() == PlanState.CANCELLED && plan.wasApproved() && plan.failure() == null) {
            String rest = plan.connection() == null ? "preview.note.rest-service" : "preview.note.rest";
            why(getTranslation("preview.note.cut-short") + " " + getTranslation(rest), "warn");
        }
        if (plan.failure() != null && !plan.state().isMoving()) {
            why(getTranslation(failed(plan), plan.failure().reason()), "bad");
        }
    }

    private static String failed(PlanRow plan) {
        if (!plan.wasApproved()) {
            return "preview.note.failed";
        }
        if (plan.connection() == null) {
            return "preview.note.refused";
        }
        return plan.state() == PlanState.CANCELLED ? "preview.note.cut-short-because" : "preview.note.apply-failed";
    }

    private void unseen(PlanRow plan) {
        PlanRow.Sight sight = plan.sight();
        if (!plan.hash().isEmpty() && !sight.complete()) {
            why(getTranslation("preview.note.incomplete", String.join(" ", sight.unseen())), "warn");
        }
    }

    private void written(PlanRow plan) {
        if (plan.target() == PlanTarget.SYSTEM) {
            why(getTranslation("preview.note.written-to", services.connection(plan)), "warn");
        }
    }

    private void obstacle(KnownPlan known) {
        if (known.obstacle() != null) {
            String way = "preview.obstacle." + known.plan().target().label();
            why(known.obstacle() + " " + getTranslation(way), "bad");
        }
    }

    private void approval(Approval approval) {
        Paragraph line = new Paragraph(
                new Span(getTranslation("preview.approved-by", approval.name(), approval.included()) + " "),
                new RelativeTime(approval.at()));
        line.addClassNames("preview-note", "sc-small", "sc-mute");
        if (approval.withdrawn() != null) {
            line.add(
                    new Span(" · "
                            + getTranslation(
                                    "preview.withdrawn-by", approval.withdrawn().by()) + " "),
                    new RelativeTime(approval.withdrawn().at()));
        }
        add(line);
    }

    private void note(String key, boolean holds) {
        if (holds) {
            why(getTranslation("preview.note." + key), "plain");
        }
    }

    private void why(String text, String tone) {
        Paragraph note = new Paragraph(text);
        note.addClassNames("sc-why", "preview-note");
        note.getElement().setAttribute("data-tone", tone);
        add(note);
    }

    private String number(Number value) {
        return NumberFormat.getNumberInstance(getLocale()).format(value);
    }
}
