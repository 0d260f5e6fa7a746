package com.mantisnxt.sync.progress.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What may be asked of many, by whom, and who sees what came of it. */
class BulkRightsTest extends BulkStage {

    @Test
    void theActIsAuditedOnceWithItsCount() {
        UUID act = begin(CommandKind.CANCEL, "wrong price list", "a", "b");
        try (Session session = session()) {
            assertThat(session.values(
                            String.class,
                            "select action || ' ' || (details ->> 'syncs') || ' ' || (details ->> 'reason') from sync_console.audit_event where details ->> 'act' = ?",
                            act.toString()))
                    .containsExactly("bulk_cancel 2 wrong price list");
        }
    }

    @Test
    void theSameSyncIsAskedOnceAndNothingIsNotAsked() {
        UUID act = begin(CommandKind.PAUSE, null, "a", "a");
        assertThat(find(act).counts().total()).isEqualTo(1);
        assertThatThrownBy(() -> begin(CommandKind.PAUSE, null)).hasMessage("No sync is selected.");
        assertThatThrownBy(() -> begin(CommandKind.APPLY, null, "a")).isInstanceOf(BulkRefused.class);
        assertThatThrownBy(() -> begin(CommandKind.CANCEL, " ", "a")).hasMessageContaining("Say why");
        String[] tooMany = IntStream.range(0, 20_001).mapToObj(i -> "s" + i).toArray(String[]::new);
        assertThatThrownBy(() -> begin(CommandKind.PAUSE, null, tooMany)).hasMessageContaining("At most");
    }

    @Test
    void supportMayNotBeginAndNotStop() {
        UUID act = begin(CommandKind.PAUSE, null, "a");
        Caller support = new Caller(caller.org(), caller.user(), "Mia", Set.of(Right.READ));
        assertThatThrownBy(() -> currentCaller.callAs(support, () -> acts.begin(CommandKind.PAUSE, List.of("a"), null)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> currentCaller.callAs(support, () -> acts.stop(act)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void anotherOrganisationSeesNothingAndStopsNothing() {
        UUID act = begin(CommandKind.PAUSE, null, "a");
        Caller other = Organisations.anybody();
        assertThat(currentCaller.callAs(other, () -> results.find(act))).isEmpty();
        assertThat(currentCaller.callAs(other, () -> results.items(act, null, null, 10)))
                .isEmpty();
        assertThat(currentCaller.callAs(other, () -> results.latest(null, 10))).isEmpty();
        assertThat(currentCaller.callAs(other, results::current)).isEmpty();
        assertThatThrownBy(() -> currentCaller.callAs(other, () -> acts.stop(act)))
                .hasMessage("There is no such act.");
    }

    @Test
    void resultsAreReadPageByPageAndByOutcome() {
        UUID act = begin(CommandKind.PAUSE, null, "a", "deaf", "b");
        work(act);
        assertThat(as(() -> results.items(act, null, 0, 1)))
                .extracting(BulkItem::syncId)
                .containsExactly("deaf");
        assertThat(as(() -> results.items(act, BulkOutcome.ASKED, null, 10)))
                .extracting(BulkItem::syncId)
                .containsExactly("a", "b");
        UUID later = begin(CommandKind.RESUME, null, "a");
        List<BulkAct> latest = as(() -> results.latest(null, 1));
        assertThat(latest).extracting(BulkAct::id).containsExactly(later);
        var after = new BulkResults.Cursor(latest.getFirst().askedAt(), later);
        assertThat(as(() -> results.latest(after, 10))).extracting(BulkAct::id).containsExactly(act);
        assertThat(as(results::current)).extracting(BulkAct::id).containsExactly(later, act);
    }
}
