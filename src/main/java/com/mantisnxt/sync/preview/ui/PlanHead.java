package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.PreviewRow;
import com.mantisnxt.sync.preview.plan.Approval;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a preview is about, what it has come to, what stands against it, and the decision. */
final class PlanHead extends Div {

    private final PlanServices services;
    private final Runnable approve;
    private final Runnable retry;
    private final GuardrailWords rails = new GuardrailWords(this);
    private final Runnable refresh;
    private final PlanAge age = new PlanAge();

    PlanHead(PlanServices services, PlanActs acts) {
        this.services = services;
        this.approve = acts::approve;
        this.retry = acts::retry;
        this.refresh = acts::refresh;
        addClassNames("sc-card", "preview-head");
    }

    /** What is shown of a preview as a whole. */
    record Known(
            PreviewRow preview,
            PlanRow plan,
            List<Guardrail.Finding> findings,
            List<Approval> approvals,
            int rejected) {}

    void show(Known known, Div chips) {
        removeAll();
        PlanRow plan = known.plan();
        add(new Div(facts(plan), chips), decision(known));
        failure(plan);
        unseen(plan);
        if (plan.isOpen(services.clock().instant())) {
            known.findings().stream()
                    .filter(Guardrail.Finding::isPassed)
                    .map(rails::note)
                    .forEach(this::add);
        }
        note(
                "expired",
                plan.state() != PlanState.SUPERSEDED
                        && !plan.state().isDecided()
                        && plan.isExpired(services.clock().instant()));
        note("superseded", plan.state() == PlanState.SUPERSEDED);
        known.approvals().forEach(this::approval);
        note("awaiting-second", plan.state() == PlanState.AWAITING_SECOND);
        age.show(plan);
        add(age);
    }

    /** @param records of ours that are no longer what the preview saw */
    void moved(int records) {
        age.moved(records);
    }

    private Div facts(PlanRow plan) {
        Div facts = new Div();
        facts.addClassNames("preview-facts", "sc-mute");
        Span state = new Span(getTranslation("preview.state." + plan.state().label()));
        state.addClassName("preview-state");
        state.getElement().setAttribute("data-state", plan.state().label());
        facts.add(state);
        facts.add(new Span(getTranslation("preview.source." + plan.source().label())));
        String connection = services.connection(plan);
        if (!connection.isEmpty()) {
            facts.add(new Span(connection));
        }
        facts.add(new Span(getTranslation("preview.entity." + plan.entity().label())));
        facts.add(new Span(new Span(getTranslation("preview.captured") + " "), new RelativeTime(plan.createdAt())));
        facts.add(new Span(getTranslation("preview.by", plan.requestedBy())));
        if (plan.state() != PlanState.COMPUTING) {
            facts.add(new Span(seen(plan.sight())));
        }
        link(facts, "preview.computed-by", plan.computeSync());
        link(facts, "preview.applied-by", plan.applySync());
        return facts;
    }

    private String seen(PlanRow.Sight sight) {
        return sight.announced() == null
                ? getTranslation("preview.seen", number(sight.seen()))
                : getTranslation("preview.seen-of", number(sight.seen()), number(sight.announced()));
    }

    /** A service may name a sync that it never reported; ended ones are forgotten after a while. */
    private void link(Div facts, String text, @Nullable String sync) {
        if (sync != null && services.syncs().find(sync).isPresent()) {
            String encoded = URLEncoder.encode(sync, StandardCharsets.UTF_8);
            facts.add(new Anchor("./?sync=" + encoded, getTranslation(text)));
        }
    }

    private Div decision(Known known) {
        PlanRow plan = known.plan();
        Div side = new Div();
        side.addClassName("preview-decision");
        boolean isOpen = plan.isOpen(services.clock().instant());
        if (services.maySteer() && plan.connection() != null && !plan.state().isMoving()) {
            side.add(refreshing());
        }
        if (isOpen && plan.approvableUntil() != null) {
            Div expiry = new Div(
                    new Span(getTranslation("preview.expires")), new LiveDuration(plan.approvableUntil(), this::close));
            expiry.addClassName("preview-expiry");
            side.add(expiry);
        }
        if (isOpen) {
            side.add(open(known));
        } else if (known.rejected() > 0 && plan.state() == PlanState.APPLIED && services.maySteer()) {
            side.add(new Button(getTranslation("preview.retry", number(known.rejected())), event -> retry.run()));
        }
        return side;
    }

    /** The approval, or why it is not to be had. */
    private Component open(Known known) {
        int included = known.plan().counts().included();
        if (services.hasApproved(known.approvals())) {
            return small("preview.you-approved");
        }
        if (included == 0) {
            return small("preview.nothing-to-apply");
        }
        if (known.findings().stream().anyMatch(Guardrail.Finding::forbids)) {
            return small("preview.forbidden");
        }
        if (!services.mayDecide()) {
            return small("preview.admin-decides");
        }
        Button button = new Button(getTranslation("preview.approve", number(included)), event -> approve.run());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.addClassName("preview-approve");
        return button;
    }

    private Button refreshing() {
        Button button = new Button(getTranslation("preview.refresh"), event -> refresh.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.addClassName("preview-refresh");
        button.getElement().setAttribute("title", getTranslation("preview.refresh.about"));
        return button;
    }

    private Span small(String key) {
        Span text = new Span(getTranslation(key));
        text.addClassNames("sc-small", "sc-mute");
        return text;
    }

    private void failure(PlanRow plan) {
        if (plan.failure() != null) {
            String note = plan.applySync() == null ? "preview.note.failed" : "preview.note.refused";
            why(getTranslation(note, plan.failure().reason()), "bad");
        }
    }

    private void unseen(PlanRow plan) {
        PlanRow.Sight sight = plan.sight();
        if (plan.state() != PlanState.COMPUTING && plan.failure() == null && !sight.complete()) {
            why(getTranslation("preview.note.incomplete", String.join(" ", sight.unseen())), "warn");
        }
    }

    private void approval(Approval approval) {
        Paragraph line = new Paragraph(
                new Span(getTranslation("preview.approved-by", approval.name(), number(approval.included())) + " "),
                new RelativeTime(approval.at()));
        line.addClassNames("preview-note", "sc-small", "sc-mute");
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

    /** Its time is up while it is looked at. */
    private void close() {
        getChildren()
                .filter(part -> part.hasClassName("preview-decision"))
                .flatMap(Component::getChildren)
                .forEach(part -> part.setVisible(part.hasClassName("preview-refresh")));
        note("expired", true);
    }

    private String number(Number value) {
        return NumberFormat.getNumberInstance(getLocale()).format(value);
    }
}
