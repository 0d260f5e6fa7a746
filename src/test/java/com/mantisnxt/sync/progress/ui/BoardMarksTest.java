package com.mantisnxt.sync.progress.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.OrgBoard;
import com.mantisnxt.sync.progress.SyncState;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BoardMarksTest {

    private final List<UUID> rows = Stream.generate(UUID::randomUUID).limit(6).toList();
    private final BoardMarks marks = new BoardMarks();

    @Test
    void oneIsMarkedAndUnmarked() {
        marks.turn(rows.get(2), rows);
        assertThat(marks.isPicking()).isTrue();
        assertThat(marked()).containsExactly(2);
        marks.turn(rows.get(2), rows);
        assertThat(marked()).isEmpty();
        assertThat(marks.isPicking()).as("one may want another").isTrue();
    }

    @Test
    void aRangeReachesFromTheLastMarkedRowEitherWay() {
        marks.turn(rows.get(3), rows);
        marks.extend(rows.get(1), rows);
        assertThat(marked()).containsExactly(1, 2, 3);
        marks.extend(rows.get(2), rows);
        assertThat(marked()).containsExactly(1, 2, 3);
    }

    @Test
    void aRangeWithoutABeginningIsTheRowItself() {
        marks.extend(rows.get(4), rows);
        assertThat(marked()).containsExactly(4);
    }

    @Test
    void aRangeFromARowThatIsGoneIsTheRowItself() {
        marks.turn(UUID.randomUUID(), rows);
        marks.extend(rows.get(4), rows);
        assertThat(marked()).containsExactly(4);
    }

    @Test
    void allMeansWhateverMatchesUntilOneIsTakenOut() {
        marks.all();
        assertThat(marked()).hasSize(6);
        assertThat(marks.has(UUID.randomUUID())).as("one that comes later").isTrue();
        marks.turn(rows.get(0), rows);
        assertThat(marked()).containsExactly(1, 2, 3, 4, 5);
        assertThat(marks.has(UUID.randomUUID())).isFalse();
    }

    @Test
    void theEndForgetsAll() {
        marks.all();
        marks.end();
        assertThat(marked()).isEmpty();
        assertThat(marks.isPicking()).isFalse();
    }

    @Test
    void anAddressNamesWhatTheNextBoardKnows() {
        LiveSync here = SomeSync.in(SyncState.RUNNING, "here");
        marks.recall(MarkedSyncs.some(List.of("here", "nowhere")));
        assertThat(marks.isPicking()).isTrue();
        assertThat(marks.has(here.sync().id())).as("not known yet").isFalse();
        assertThat(said(here).syncs()).as("nothing is lost meanwhile").containsExactly("here", "nowhere");
        assertThat(marks.recognise(board(here))).isTrue();
        assertThat(marks.has(here.sync().id())).isTrue();
        assertThat(said(here).syncs()).containsExactly("here");
        LiveSync late = SomeSync.in(SyncState.RUNNING, "nowhere");
        assertThat(marks.recognise(board(here, late))).isFalse();
        assertThat(marks.has(late.sync().id()))
                .as("what comes later was not meant")
                .isFalse();
    }

    @Test
    void ofMoreThanItHasRoomForAnAddressSaysNothing() {
        List<String> fifty =
                Stream.iterate(1, n -> n + 1).limit(50).map(n -> "s-" + n).toList();
        assertThat(MarkedSyncs.some(fifty).syncs()).hasSize(50);
        List<String> more = new ArrayList<>(fifty);
        more.add("s-51");
        assertThat(MarkedSyncs.some(more)).isEqualTo(MarkedSyncs.NONE);
        assertThat(MarkedSyncs.some(List.of("x".repeat(250), "y".repeat(250), "z".repeat(250)))
                        .syncs())
                .hasSize(3);
        List<String> escaped = List.of("Ж".repeat(250), "Ы".repeat(250), "Э".repeat(250));
        assertThat(MarkedSyncs.some(escaped)).as("each letter becomes six").isEqualTo(MarkedSyncs.NONE);
    }

    @Test
    void whatIsWrittenIsReadAgainWhateverSyncsAreCalled() {
        for (MarkedSyncs marked : List.of(
                MarkedSyncs.NONE, MarkedSyncs.every(), MarkedSyncs.some(List.of("all", "a,b", "c&d=e", "Ж 1")))) {
            BoardPlace place = BoardPlace.START.with(marked);
            assertThat(BoardPlace.of(
                            QueryParameters.fromString(place.parameters().getQueryString())))
                    .isEqualTo(place);
        }
        assertThat(BoardPlace.of(QueryParameters.fromString("marks=most&mark=a"))
                        .marked()
                        .syncs())
                .containsExactly("a");
    }

    private MarkedSyncs said(LiveSync live) {
        return marks.said(id -> live.sync().id().equals(id) ? live.sync().syncId() : null);
    }

    private static OrgBoard board(LiveSync... live) {
        Map<UUID, LiveSync> syncs =
                Stream.of(live).collect(Collectors.toMap(one -> one.sync().id(), one -> one));
        return new OrgBoard(syncs, SomeSync.NOON, Duration.ZERO, 0, false);
    }

    private List<Integer> marked() {
        return rows.stream().filter(marks::has).map(rows::indexOf).toList();
    }
}
