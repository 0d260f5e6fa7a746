package com.mantisnxt.sync.progress.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.SyncState;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each order, and that no tick changes one. */
class BoardOrderTest {

    private static final List<LiveSync> SYNCS = List.of(
            SomeSync.begun(SyncState.DONE, "d-done", 5),
            SomeSync.begun(SyncState.ERRORS, "c-errors", 30),
            SomeSync.begun(SyncState.RUNNING, "b-old", 1),
            SomeSync.begun(SyncState.RUNNING, "e-young", 20),
            SomeSync.begun(SyncState.FAILED, "a-failed", 10),
            SomeSync.begun(SyncState.QUEUED, "g-queued", 40),
            SomeSync.begun(SyncState.STALLED, "f-stalled", 2));

    @Test
    void whatNeedsAttentionComesFirstAndWhatIsOverLast() {
        assertThat(in(BoardOrder.ATTENTION))
                .containsExactly("f-stalled", "a-failed", "e-young", "b-old", "g-queued", "c-errors", "d-done");
    }

    @Test
    void theLatestStartComesFirst() {
        assertThat(in(BoardOrder.LATEST))
                .containsExactly("g-queued", "c-errors", "e-young", "a-failed", "d-done", "f-stalled", "b-old");
    }

    @Test
    void whatRunsForLongestComesFirstThenTheLatestEnd() {
        assertThat(in(BoardOrder.LONGEST))
                .containsExactly("b-old", "f-stalled", "e-young", "g-queued", "c-errors", "a-failed", "d-done");
    }

    @Test
    void byName() {
        assertThat(in(BoardOrder.NAME))
                .containsExactly("a-failed", "b-old", "c-errors", "d-done", "e-young", "f-stalled", "g-queued");
    }

    @ParameterizedTest
    @EnumSource
    void noTickChangesAnOrder(BoardOrder order) {
        LiveSync one = SomeSync.in(SyncState.RUNNING, "one");
        LiveSync other = SomeSync.in(SyncState.RUNNING, "other");
        int before = order.rows().compare(one, other);
        assertThat(order.rows().compare(SomeSync.further(one, 90, 7), other)).isEqualTo(before);
        assertThat(order.rows().compare(one, SomeSync.further(other, 90, 7))).isEqualTo(before);
    }

    private static List<String> in(BoardOrder order) {
        return SYNCS.stream()
                .sorted(order.rows())
                .map(live -> live.sync().syncId())
                .toList();
    }

    @Test
    void eachHasItsWordInAnAddress() {
        assertThat(Stream.of(BoardOrder.values()).map(BoardOrder::label))
                .allSatisfy(label -> assertThat(BoardOrder.of(label)).isPresent());
    }
}
