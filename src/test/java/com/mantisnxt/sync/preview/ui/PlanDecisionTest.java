package com.mantisnxt.sync.preview.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.preview.LargePreview;
import com.mantisnxt.sync.preview.plan.Exclusions;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import com.mantisnxt.sync.preview.plan.Warning;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How a preview is approved, and why not. */
class PlanDecisionTest extends PlanPage {

    @Test
    void deletionsHaveToBeTypedAndExactlyWhatWasSeenIsApplied() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview);
        test(button("Approve 12")).click();
        Button confirm = inDialog("Approve 12 changes");
        assertThat(confirm.isEnabled()).isFalse();
        TextField typed = $(TextField.class)
                .withCondition(field -> String.valueOf(field.getLabel()).startsWith("Type 10"))
                .single();
        test(typed).setValue("9");
        assertThat(confirm.isEnabled()).isFalse();
        test(typed).setValue("10");
        test(confirm).click();
        assertThat(text()).contains("Approved", "Approved by Test User");
        assertThat(trail()).contains("preview_approved");
        work().all();
        open("previews/" + preview);
        assertThat(text()).contains("Planned 12Applied 12Was so already 0Drifted 0Rejected 0Open 0");
        assertThat(plans().get(preview).state()).isEqualTo(PlanState.APPLIED);
    }

    @Test
    void whatChangedBehindTheScreenIsNotApproved() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview + "?kind=new");
        test(button("Approve 12")).click();
        context.getBean(Exclusions.class).exclude(preview, List.of(1), "Somebody else was quicker");
        test($(TextField.class)
                        .withCondition(field -> String.valueOf(field.getLabel()).startsWith("Type"))
                        .single())
                .setValue("10");
        test(inDialog("Approve 12 changes")).click();
        assertThat($(Notification.class).all()).isNotEmpty();
        assertThat(plans().get(preview).state()).isEqualTo(PlanState.PENDING);
        assertThat(text()).as("the page has looked again").contains("Approve 11 changes…", "Excluded 1");
    }

    @Test
    void whatCanNoLongerBeApprovedSaysWhyBeforeAnybodyTriesAndToWhoeverHas() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview + "?kind=new");
        test(button("Approve 12")).click();
        sources.change(connection);
        test($(TextField.class)
                        .withCondition(field -> String.valueOf(field.getLabel()).startsWith("Type"))
                        .single())
                .setValue("10");
        test(inDialog("Approve 12 changes")).click();
        assertThat(text())
                .contains("The connection was changed since the preview was computed. Refresh computes a new preview.")
                .contains("As it is, nobody can approve it.", "Refresh")
                .doesNotContain("Approve 12");
        assertThat(plans().get(preview).state()).isEqualTo(PlanState.PENDING);
    }

    @Test
    void howManyGoIsTypedAsItIsAskedForOrPlainlyAndTheServiceIsTold() {
        UUID preview;
        try (Session session = database.asApplication(organisation.id())) {
            preview = LargePreview.with(session, organisation.id(), 3, 7);
            session.run(
                    "update sync_console.preview_plan set updated_count = 0, deleted_count = 1234 where preview_id = ?",
                    preview);
        }
        open("previews/" + preview);
        test(button("Approve 1,234 changes…")).click();
        assertThat($(ApproveDialog.class).single().getElement().getTextRecursively())
                .contains("0 new, 0 updated, 1,234 deleted; nothing is taken out.");
        TextField typed = $(TextField.class)
                .withCondition(field -> "Type 1,234 to delete that many records".equals(field.getLabel()))
                .single();
        Button confirm = inDialog("Approve 1,234 changes");
        for (String number : List.of("1234", "1,234 ")) {
            test(typed).setValue(number);
            assertThat(confirm.isEnabled()).as(number).isTrue();
        }
        test(typed).setValue("1.234");
        assertThat(confirm.isEnabled()).isFalse();
        test(typed).setValue("1234");
        test(confirm).click();
        assertThat(test($(Notification.class).last()).getText())
                .isEqualTo("Approved. Its service is told to apply it.");
    }

    @Test
    void whereTwoHaveToApproveTheFirstIsToldWhyOnceIsNotEnoughAndAnotherOneDecides() {
        UUID preview = aPreviewOfChanges();
        set(Warning.PRICE_CHANGE, "40", Guardrail.Action.SECOND_APPROVER);
        open("previews/" + preview);
        assertThat(text())
                .contains("A price changes by 50 %, 10 points over the guardrail of 40 %")
                .contains("A second administrator has to approve as well");
        approveInDialog();
        assertThat(text())
                .contains("Waits for a second person", "Approved by Test User", "You approved it. Somebody else has to")
                .doesNotContain("Approve 12");
        assertThat($view(Checkbox.class).all())
                .as("what somebody has approved stays as it is")
                .isEmpty();
        assertThat(refusal(() -> context.getBean(PreviewApproval.class)
                        .approve(preview, plans().get(preview).hash())))
                .contains("You have approved it");
        signInAs("Ann Other");
        open("previews/" + preview + "?kind=new");
        approveInDialog();
        assertThat(text()).contains("Approved by Test User", "Approved by Ann Other");
        assertThat(plans().get(preview).state()).isEqualTo(PlanState.APPROVED);
    }

    @Test
    void whatAGuardrailForbidsIsNotOfferedAndTheRefusalSaysByHowMuch() {
        UUID preview = aPreviewOfChanges();
        set(Warning.DELETES, "5", Guardrail.Action.FORBID);
        open("previews/" + preview);
        assertThat(text())
                .contains("33.33 % of the records would be deleted, 28.33 points over the guardrail of 5 %")
                .contains("A guardrail forbids it")
                .doesNotContain("Approve 12");
        assertThat(refusal(() -> context.getBean(PreviewApproval.class)
                        .approve(preview, plans().get(preview).hash())))
                .isEqualTo(
                        "The guardrail for deletions allows 5 % of the records to go; 33.33 % would, 28.33 too much.");
    }
}
