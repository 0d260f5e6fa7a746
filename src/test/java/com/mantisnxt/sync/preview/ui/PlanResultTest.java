package com.mantisnxt.sync.preview.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.connector.ItemOutcome;
import com.mantisnxt.sync.connector.RecordChange;
import com.mantisnxt.sync.preview.plan.PlanResults;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.PreviewApproval;
import com.mantisnxt.sync.preview.plan.PreviewSettings;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.testing.DeadSync;
import com.mantisnxt.sync.testing.TargetOfATest;
import com.vaadin.flow.component.button.Button;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What a preview says once it was approved, however its apply ended. */
@Import(TargetOfATest.class)
class PlanResultTest extends PlanPage {

    private static final ItemOutcome NO = new ItemOutcome.Rejected("no", "The shop says no.");

    @Autowired
    private TargetOfATest target;

    private UUID preview;

    /** Four of twelve have their outcome, one of them rejected; then the target takes no more. */
    @BeforeEach
    void halfIsApplied() {
        preview = aPreviewOfChanges();
        context.getBean(PreviewSettings.class).set(connection, new PreviewSettings.OfConnection(null, 2), List.of());
        Instant later = Instant.now().plus(Duration.ofHours(1));
        answers(change -> switch (number(change)) {
            case 21 -> Optional.of(NO);
            case 19, 20, 22 -> Optional.empty();
            default -> Optional.of(new ItemOutcome.Throttled(later));
        });
        approve();
        work().all();
    }

    @Test
    void whileItIsAppliedAllNumbersStandSideBySideNoughtsToo() {
        open("previews/" + preview);
        assertThat(text()).contains("Planned 12Applied 3Was so already 0Drifted 0Rejected 1Open 8");
        assertThat($view(Button.class)
                        .withCondition(button -> button.getText().startsWith("Try"))
                        .all())
                .as("nothing is tried again while it is being applied")
                .isEmpty();
    }

    @Test
    void whatWasRejectedSaysWhyWhenItIsOpened() {
        open("previews/" + preview);
        test(chip("Rejected")).click();
        assertThat(names()).containsExactly("Product 21");
        open("previews/" + preview + "?outcome=rejected&item=2");
        assertThat(panel()).contains("Product 21", "Rejected. The shop says no.");
        open("previews/" + preview + "?item=1");
        assertThat(panel()).contains("Product 20", "Applied.").doesNotContain("The shop says no.");
    }

    @Test
    void cancelledHalfWayItSaysSoAndWhatWasRejectedIsTriedAgain() {
        context.getBean(SyncCommands.class).request(sync(), CommandKind.CANCEL, "not today");
        work().all();
        open("previews/" + preview);
        assertThat(text())
                .contains("Apply cancelled", "It was cancelled while it was being applied")
                .contains("Planned 12Applied 3Was so already 0Drifted 0Rejected 1Open 8")
                .doesNotContain("expired", "Approve 12");
        test(chip("Open")).click();
        assertThat(address()).isEqualTo("previews/" + preview + "?outcome=open");
        assertThat(names()).hasSize(8);
        answers(change -> Optional.empty());
        test(button("Try the rejected one again")).click();
        work().all();
        open("previews/" + preview);
        assertThat(text())
                .as("what was never tried stays open, and is said to")
                .contains("Apply cancelled", "Planned 12Applied 4Was so already 0Drifted 0Rejected 0Open 8");
    }

    @Test
    void closedOnTheBoardItSaysWhatTheOperatorSaid() {
        close(SyncStatus.CANCELLED);
        assertThat(text()).contains("Apply cancelled", "It was closed while it was being applied: The shop is down");
        assertThat(text()).contains("Planned 12Applied 3", "Open 8", "Try the rejected one again");
    }

    @Test
    void closedAsFailedItHasFailed() {
        close(SyncStatus.FAILED);
        assertThat(text()).contains("Apply failed", "It was not applied to its end: The shop is down");
        assertThat(plans().get(preview).state()).isEqualTo(PlanState.FAILED);
    }

    @Test
    void givenUpAfterFailuresItSaysWhyAndRejectedOnesAreTriedAgain() {
        answers(change -> {
            throw new IllegalStateException("the shop answers nonsense");
        });
        try (var session = database.asApplication(organisation.id())) {
            session.run("update sync_console.run set throttled_until = now() where state_code in (2, 3)");
        }
        work().untilGivenUp();
        open("previews/" + preview);
        assertThat(text())
                .contains("Apply failed", "It was not applied to its end: It failed several times in a row")
                .contains("Planned 12Applied 3Was so already 0Drifted 0Rejected 1Open 8");
        assertThat(refusal(() -> context.getBean(PreviewApproval.class).approve(preview, hash())))
                .isEqualTo("The preview has been approved already.");
        answers(change -> Optional.of(NO));
        test(button("Try the rejected one again")).click();
        work().all();
        assertThat(plans().get(preview).state()).isEqualTo(PlanState.FAILED);
        assertThat(context.getBean(PlanResults.class).of(preview)).isEqualTo(new PlanResults.Result(12, 3, 0, 0, 1));
    }

    @Test
    void aRetryThatIsCancelledTakesNothingBackOfWhatWasApplied() {
        answers(change -> number(change) == 21 ? Optional.of(NO) : Optional.empty());
        try (var session = database.asApplication(organisation.id())) {
            session.run("update sync_console.run set throttled_until = now() where state_code in (2, 3)");
        }
        work().all();
        assertThat(plans().get(preview).state()).isEqualTo(PlanState.APPLIED);
        String retry = context.getBean(PlanResults.class).retryRejected(preview);
        context.getBean(SyncCommands.class).request(retry, CommandKind.CANCEL, "not today");
        work().all();
        assertThat(plans().get(preview).state()).isEqualTo(PlanState.APPLIED);
    }

    private void close(SyncStatus end) {
        DeadSync.is(database, organisation.id(), sync());
        context.getBean(SyncCommands.class).close(sync(), end, "The shop is down.");
        work().all();
        open("previews/" + preview);
    }

    private void approve() {
        context.getBean(PreviewApproval.class).approve(preview, hash());
    }

    private String hash() {
        return plans().get(preview).hash();
    }

    private String sync() {
        return "apply-" + preview;
    }

    private void answers(Function<RecordChange, Optional<ItemOutcome>> answer) {
        target.answers(connection, answer);
    }

    /** Of p-000021 it is 21; what is brand new has a letter. */
    private static int number(RecordChange change) {
        return change.externalId().startsWith("p-")
                ? Integer.parseInt(change.externalId().substring(2))
                : 99;
    }
}
