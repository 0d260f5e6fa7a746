package com.mantisnxt.sync.preview.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.preview.LargePreview;
import com.mantisnxt.sync.preview.plan.OutcomeKind;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import com.mantisnxt.sync.preview.plan.PushedOutcomes;
import com.mantisnxt.sync.preview.plan.ServiceOrders;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.notification.Notification;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An approval of what a service brought is withdrawn on its page. */
class PlanWithdrawalTest extends PlanPage {

    @Test
    void asLongAsTheServiceHasNotFetchedTheOrderItIsOfferedAndThenThePreviewIsOpenAgain() {
        UUID preview = approved();
        open("previews/" + preview);
        assertThat(text()).contains("Approved by Test User").doesNotContain("Approve 5");
        test(button("Withdraw the approval")).click();
        test($(ConfirmDialog.class).single()).confirm();
        assertThat(text())
                .contains("Waits for a decision", "Approve 5 changes", "withdrawn by Test User")
                .doesNotContain("Withdraw the approval…");
        assertThat(trail()).contains("preview_approval_withdrawn");
        assertThat(plans().get(preview).state()).isEqualTo(PlanState.PENDING);
    }

    @Test
    void onceItIsFetchedThePageOffersItNoMore() {
        UUID preview = approved();
        open("previews/" + preview);
        assertThat(withdrawals()).isEqualTo(1);
        asService(() -> context.getBean(ServiceOrders.class).fetch(preview));
        await().pollInSameThread().untilAsserted(() -> {
            catchUp();
            assertThat(withdrawals()).isZero();
        });
    }

    @Test
    void whoIsTooLateIsToldSo() {
        UUID preview = approved();
        open("previews/" + preview);
        test(button("Withdraw the approval")).click();
        asService(() -> context.getBean(ServiceOrders.class).fetch(preview));
        test($(ConfirmDialog.class).single()).confirm();
        assertThat($(Notification.class).all())
                .extracting(shown -> shown.getElement().getProperty("text"))
                .contains("The approval can't be withdrawn any more: it is being applied, or was.");
        assertThat(text()).doesNotContain("Withdraw the approval…");
        assertThat(plans().get(preview).state()).isEqualTo(PlanState.APPROVED);
    }

    @Test
    void whatItsServiceRejectedIsNotTriedAgainFromHere() {
        UUID preview = approved();
        asService(() -> context.getBean(PushedOutcomes.class)
                .report(
                        preview,
                        IntStream.range(0, 5)
                                .mapToObj(i -> new PushedOutcomes.Reported(
                                        "p-00000" + i, i == 3 ? OutcomeKind.REJECTED : OutcomeKind.APPLIED, null, null))
                                .toList()));
        open("previews/" + preview);
        assertThat(text()).contains("Applied 4", "Rejected 1").doesNotContain("rejected one");
    }

    @Test
    void whoMayNotDecideIsNotOfferedIt() {
        UUID preview = approved();
        signIn("Otto Operator", Role.OPERATOR);
        open("previews/" + preview);
        assertThat(withdrawals()).isZero();
    }

    private UUID approved() {
        UUID preview;
        try (Session session = database.asApplication(organisation.id())) {
            preview = LargePreview.with(session, organisation.id(), 5, 10);
        }
        context.getBean(PreviewApproval.class)
                .approve(preview, plans().get(preview).hash());
        return preview;
    }

    private long withdrawals() {
        return $view(Button.class)
                .withCondition(button -> button.getText().startsWith("Withdraw"))
                .all()
                .size();
    }
}
