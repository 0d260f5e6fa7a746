package com.mantisnxt.sync.progress.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.OpenCommand;
import com.mantisnxt.sync.progress.ProgressReport;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Acts on many syncs: one press, one list, one result for each. */
class BulkActsTest extends BulkStage {

    @Test
    void eachIsAskedAsIfItWereTheOnlyOne() {
        UUID act = begin(CommandKind.PAUSE, null, "a", "b", "deaf");
        work(act);
        assertThat(find(act).state()).isEqualTo(BulkState.DONE);
        assertThat(find(act).counts()).isEqualTo(new BulkAct.Counts(3, 2, 1, 0));
        assertThat(items(act))
                .extracting(BulkItem::syncId, BulkItem::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", BulkOutcome.ASKED),
                        org.assertj.core.groups.Tuple.tuple("b", BulkOutcome.ASKED),
                        org.assertj.core.groups.Tuple.tuple("deaf", BulkOutcome.REFUSED));
        assertThat(items(act).getLast().reason()).contains("does not take commands");
        assertThat(listen("a")).extracting(OpenCommand::kind).containsExactly(CommandKind.PAUSE);
        assertThat(listen("a").getFirst().requestedBy()).isEqualTo("Test User");
        assertThat(logged("a", "pause")).isEqualTo(1);
        assertThat(logged("deaf", "pause")).isZero();
    }

    @Test
    void aSecondPressFindsThemAskedAlready() {
        work(begin(CommandKind.PAUSE, null, "a", "b"));
        UUID second = begin(CommandKind.PAUSE, null, "a", "b");
        work(second);
        assertThat(find(second).counts()).isEqualTo(new BulkAct.Counts(2, 0, 0, 2));
        assertThat(listen("a")).hasSize(1);
        assertThat(logged("a", "pause")).isEqualTo(1);
    }

    @Test
    void whatIsPausedIsNotPausedAndWhatRunsIsNotResumed() {
        obey("a", begin(CommandKind.PAUSE, null, "a"));
        UUID pause = begin(CommandKind.PAUSE, null, "a", "b");
        work(pause);
        assertThat(items(pause)).extracting(BulkItem::outcome).containsExactly(BulkOutcome.ALREADY, BulkOutcome.ASKED);
        UUID resume = begin(CommandKind.RESUME, null, "a", "b", "deaf");
        work(resume);
        assertThat(items(resume))
                .as("the second was asked to pause, and is asked otherwise")
                .extracting(BulkItem::outcome)
                .containsExactly(BulkOutcome.ASKED, BulkOutcome.ASKED, BulkOutcome.ALREADY);
    }

    @Test
    void aSyncThatEndedMeanwhileIsRefusedAndTheOthersAreNot() {
        UUID act = begin(CommandKind.CANCEL, "wrong price list", "a", "b", "gone");
        finish("a");
        work(act);
        assertThat(items(act))
                .extracting(BulkItem::outcome)
                .containsExactly(BulkOutcome.REFUSED, BulkOutcome.ASKED, BulkOutcome.REFUSED);
        assertThat(items(act).getFirst().reason()).contains("has finished already");
        assertThat(items(act).getLast().reason()).contains("There is no sync");
        assertThat(listen("b").getFirst().reason()).isEqualTo("wrong price list");
    }

    @Test
    void whatFailedIsTriedAgainWhereSomethingFailed() {
        as(() -> reports.report(new ProgressReport("a", 1L, 5, 2, null, null, null)));
        UUID act = begin(CommandKind.RETRY_FAILED, null, "a", "b");
        work(act);
        assertThat(items(act)).extracting(BulkItem::outcome).containsExactly(BulkOutcome.ASKED, BulkOutcome.REFUSED);
        assertThat(listen("a")).extracting(OpenCommand::kind).containsExactly(CommandKind.RETRY_FAILED);
    }
}
