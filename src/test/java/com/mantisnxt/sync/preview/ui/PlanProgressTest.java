package com.mantisnxt.sync.preview.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While a preview is computed its page shows how far that is, and stops it. */
class PlanProgressTest extends PlanPage {

    private final CountDownLatch goOn = new CountDownLatch(1);
    private final CountDownLatch secondPage = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        goOn.countDown();
    }

    @Test
    void whatWaitsForAWorkerSaysSoAndIsCancelled() {
        connection = sources.connect(new RecordsOfATest().products(3, "1.00"));
        UUID preview = request(connection);
        open("previews/" + preview);
        assertThat(progress()).contains("Queued", "0 records read", "Last sign of life");
        test(button("Cancel…")).click();
        test($(TextArea.class).single()).setValue("not today");
        test($(ConfirmDialog.class).single()).confirm();
        assertThat(cancel()).isFalse();
        work().all();
        assertThat(plans().get(preview).state()).isEqualTo(PlanState.CANCELLED);
        open("previews/" + preview);
        assertThat($view(PlanProgress.class).exists()).isFalse();
        assertThat(text()).contains("Cancelled", "The preview was not completed");
    }

    @Test
    void theBarGoesOnWhileTheSourceIsRead() throws InterruptedException {
        connection = sources.connect(new RecordsOfATest()
                .products(3_000, "1.00")
                .announcing(3_000)
                .inPagesOf(1_000)
                .beforeEachPage(this::holdBeforeTheSecond));
        UUID preview = request(connection);
        open("previews/" + preview);
        Thread worker = Thread.startVirtualThread(() -> work().all());
        secondPage.await();
        await().pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> {
            catchUp();
            return progress().contains("1,000 of 3,000 records read");
        });
        assertThat(bar("max")).isEqualTo("3000");
        assertThat(bar("value")).isEqualTo("1000");
        goOn.countDown();
        worker.join();
        await().pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> {
            catchUp();
            return text().contains("Waits for a decision");
        });
        assertThat($view(PlanProgress.class).exists()).isFalse();
    }

    @Test
    void whoMayNotSteerSeesItAndCannotStopIt() {
        connection = sources.connect(new RecordsOfATest().products(3, "1.00"));
        UUID preview = request(connection);
        signIn("Sue Port", Role.SUPPORT);
        open("previews/" + preview);
        assertThat(progress()).contains("Queued");
        assertThat(cancel()).isFalse();
    }

    @Test
    void anApplyIsShownAndCancelledToo() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview);
        approveInDialog();
        assertThat(progress()).contains("0 of 12 items done");
        test(button("Cancel…")).click();
        assertThat($(ConfirmDialog.class).single().getElement().getTextRecursively())
                .contains("What was applied stays");
        test($(TextArea.class).single()).setValue("not today");
        test($(ConfirmDialog.class).single()).confirm();
        work().all();
        open("previews/" + preview);
        assertThat(text()).contains("Apply cancelled", "Planned 12Applied 0", "Open 12");
    }

    private final AtomicInteger pages = new AtomicInteger();

    private void holdBeforeTheSecond() {
        if (pages.incrementAndGet() == 2) {
            secondPage.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private String progress() {
        return $view(PlanProgress.class).single().getElement().getTextRecursively();
    }

    private String bar(String attribute) {
        return $view(PlanProgress.class).single().getElement().getChild(0).getAttribute(attribute);
    }

    private boolean cancel() {
        return $view(Button.class)
                .withCondition(button -> button.getText().equals("Cancel…"))
                .exists();
    }
}
