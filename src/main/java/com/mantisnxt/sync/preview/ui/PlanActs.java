package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.base.ui.ReasonDialog;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PlanItemRow;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.PlanTarget;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;

/** What people do with a preview from its page. After each act the page looks again. */
final class PlanActs {

    private final PlanServices services;
    private final Shown shown;
    private final Component page;

    /** The page, and what it shows. */
    interface Shown {
        PlanRow plan();

        ItemQuery query();

        void again();

        /** Another preview takes its place. */
        void leaveFor(UUID preview);
    }

    PlanActs(PlanServices services, Component page, Shown shown) {
        this.services = services;
        this.page = page;
        this.shown = shown;
    }

    /** The page looks whether what it offers can still be done. */
    void again() {
        shown.again();
    }

    void approve() {
        PlanRow seen = shown.plan();
        new ApproveDialog(
                        seen,
                        services.counts(seen),
                        services.guardrails().check(seen.preview()),
                        () -> decided(() -> approved(services.approval().approve(seen.preview(), seen.hash()))))
                .open();
    }

    private void approved(PlanRow plan) {
        Feedback.say(page.getTranslation(said(plan)));
    }

    private static String said(PlanRow approved) {
        if (approved.state() == PlanState.AWAITING_SECOND) {
            return "preview.approved-first";
        }
        return approved.target() == PlanTarget.SERVICE ? "preview.approved-for-service" : "preview.approved";
    }

    void withdraw() {
        UUID preview = shown.plan().preview();
        ConfirmDialog sure = sure("preview.withdraw", "");
        sure.addConfirmListener(event -> {
            if (Feedback.tried(() -> services.withdrawal().withdraw(preview))) {
                Feedback.say(page.getTranslation("preview.withdrawn"));
            }
            shown.again();
        });
        sure.open();
    }

    void retry() {
        decided(() -> services.results().retryRejected(shown.plan().preview()));
    }

    /** What was taken out by hand is not taken out of the new one, so that is asked first. */
    void refresh() {
        int excluded = shown.plan().counts().excluded();
        if (excluded == 0 || shown.plan().wasApproved()) {
            computeAnew();
            return;
        }
        ConfirmDialog sure = sure("preview.anew", number(excluded));
        sure.addConfirmListener(event -> computeAnew());
        sure.open();
    }

    private ConfirmDialog sure(String texts, String count) {
        ConfirmDialog sure = new ConfirmDialog();
        sure.setHeader(page.getTranslation(texts + ".title"));
        sure.setText(page.getTranslation(texts + ".text", count));
        sure.setConfirmText(page.getTranslation(texts + ".confirm"));
        sure.setCancelable(true);
        sure.setCancelText(page.getTranslation("preview.cancel"));
        return sure;
    }

    private void computeAnew() {
        Feedback.tried(() -> {
            UUID preview = services.requests().again(shown.plan().preview()).preview();
            shown.leaveFor(preview);
        });
    }

    /** Out when it is in, in when it is out. */
    void turn(PlanItemRow row) {
        UUID preview = shown.plan().preview();
        if (row.excluded()) {
            decided(() -> services.exclusions().include(preview, List.of(row.position())));
        } else {
            ask(
                    "preview.exclude-item",
                    reason -> services.exclusions().exclude(preview, List.of(row.position()), reason));
        }
    }

    void turnField(PlanItemRow row, String field) {
        UUID preview = shown.plan().preview();
        if (row.excludedFields().contains(field)) {
            decided(() -> services.exclusions().includeField(preview, row.position(), field));
        } else {
            ask(
                    "preview.exclude-field",
                    reason -> services.exclusions().excludeField(preview, row.position(), field, reason));
        }
    }

    /** @param done when they are out */
    void takeOut(Marks marks, int count, Runnable done) {
        UUID preview = shown.plan().preview();
        ItemQuery query = shown.query();
        Consumer<String> act = reason -> {
            if (marks.isAll()) {
                services.exclusions().excludeMatching(preview, query, marks.positions(), reason);
            } else {
                services.exclusions().exclude(preview, marks.positions(), reason);
            }
        };
        new ReasonDialog(
                        "preview.exclude-marked",
                        true,
                        reason -> marked(() -> act.accept(reason), done, "preview.taken-out", count),
                        count)
                .open();
    }

    void takeIn(Marks marks, int count, Runnable done) {
        UUID preview = shown.plan().preview();
        ItemQuery query = shown.query();
        Runnable act = () -> {
            if (marks.isAll()) {
                services.exclusions().includeMatching(preview, query, marks.positions());
            } else {
                services.exclusions().include(preview, marks.positions());
            }
        };
        marked(act, done, "preview.taken-in", count);
    }

    private void marked(Runnable act, Runnable done, String said, int count) {
        if (Feedback.tried(act)) {
            Feedback.say(page.getTranslation(said, count));
            done.run();
        }
        shown.again();
    }

    private void ask(String texts, Consumer<String> act) {
        new ReasonDialog(texts, true, reason -> decided(() -> act.accept(reason))).open();
    }

    private void decided(Runnable act) {
        Feedback.tried(act);
        shown.again();
    }

    private String number(int value) {
        return NumberFormat.getIntegerInstance(page.getUI().map(UI::getLocale).orElse(Locale.ENGLISH))
                .format(value);
    }
}
