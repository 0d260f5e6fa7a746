package com.mantisnxt.sync.progress.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.progress.BoardChange;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.OrgBoard;
import com.mantisnxt.sync.progress.SyncState;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What one page sees of a board, and what travels to it. */
class BoardTest {

    private final BoardModel model = new BoardModel();
    private final BoardMarks marks = new BoardMarks();
    private final BoardPainter painter = new BoardPainter(
            new RowFields(new Evidence((key, parameters) -> key, ZoneOffset.UTC, () -> SomeSync.NOON), id -> null),
            marks);
    private Map<UUID, LiveSync> before = Map.of();

    @Test
    void theFirstPaintHoldsEveryRowOfTheWindow() {
        take(SomeSync.in(SyncState.RUNNING, "woo-1"), SomeSync.in(SyncState.RUNNING, "odoo-2"));
        JsonNode paint = paint();
        assertThat(paint.get("n").asInt()).isEqualTo(1);
        assertThat(paint.get("total").asInt()).isEqualTo(2);
        assertThat(paint.get("win").get("keys")).hasSize(2);
        assertThat(paint.get("rows")).hasSize(2);
    }

    @Test
    void onlyChangedFieldsOfChangedRowsTravel() {
        LiveSync one = SomeSync.live(SyncState.RUNNING, "woo-1", 10, 5);
        LiveSync two = SomeSync.live(SyncState.RUNNING, "odoo-2", 10, 5);
        take(one, two);
        paint();
        take(SomeSync.further(one, 11, 6), two);
        JsonNode paint = paint();
        assertThat(paint.has("rows")).isFalse();
        assertThat(paint.has("win")).isFalse();
        assertThat(paint.get("d")).hasSize(1);
        JsonNode change = paint.get("d").get(0).get(1);
        assertThat(change.propertyNames()).containsExactlyInAnyOrder("p", "sa");
        assertThat(change.get("sa")).hasSize(1);
    }

    @Test
    void aRowBeyondTheWindowDoesNotTravel() {
        LiveSync[] many = IntStream.range(0, 300)
                .mapToObj(i -> SomeSync.in(SyncState.RUNNING, "woo-" + i))
                .toArray(LiveSync[]::new);
        model.window(0, 30);
        take(many);
        assertThat(paint().get("rows")).hasSize(30);
        LiveSync last = view().board().syncs().values().stream()
                .filter(live -> !view().rows().contains(live))
                .findFirst()
                .orElseThrow();
        take(Arrays.stream(many)
                .map(live -> live == last ? SomeSync.further(live, 50, 2) : live)
                .toArray(LiveSync[]::new));
        assertThat(painter.isNews(view())).isFalse();
    }

    @Test
    void needsAttentionComesFirst() {
        take(
                SomeSync.in(SyncState.DONE, "done"),
                SomeSync.in(SyncState.RUNNING, "running"),
                SomeSync.in(SyncState.STALLED, "stalled"),
                SomeSync.in(SyncState.THROTTLED, "throttled"));
        assertThat(view().rows())
                .extracting(live -> live.sync().syncId())
                .containsExactly("stalled", "throttled", "running", "done");
    }

    @Test
    void rowsDoNotJumpWhileTheOrderIsHeldAndNewOnesWait() {
        LiveSync first = SomeSync.in(SyncState.RUNNING, "a");
        LiveSync second = SomeSync.in(SyncState.RUNNING, "b");
        take(first, second);
        List<UUID> order = ids(view());
        model.hold(true);
        take(first, new LiveSync(second.sync(), SyncState.STALLED, null), SomeSync.in(SyncState.STALLED, "new"));
        assertThat(ids(view())).isEqualTo(order);
        assertThat(view().fresh()).isEqualTo(1);
        model.release();
        assertThat(view().rows()).hasSize(3).first().extracting(LiveSync::state).isEqualTo(SyncState.STALLED);
    }

    @Test
    void filtersByFigureConnectorAndText() {
        take(
                SomeSync.in(SyncState.STALLED, "woo-1"),
                SomeSync.in(SyncState.RUNNING, "woo-2"),
                SomeSync.in(SyncState.STALLED, "odoo-3"));
        model.filter(BoardFilter.of(Map.of("show", List.of("stalled"), "source", List.of("woocommerce"))));
        assertThat(view().rows()).extracting(live -> live.sync().syncId()).containsExactly("woo-1");
        model.filter(BoardFilter.of(Map.of("q", List.of("O-2"))));
        assertThat(view().rows()).extracting(live -> live.sync().syncId()).containsExactly("woo-2");
        assertThat(view().unfiltered()).isFalse();
    }

    @Test
    void anAddressOfNonsenseShowsAll() {
        BoardFilter filter = BoardFilter.of(Map.of("show", List.of("nonsense"), "source", List.of("'; drop")));
        assertThat(filter.isAll()).isTrue();
        assertThat(BoardFilter.of(Map.of("show", List.of("failed24"))).parameters())
                .containsEntry("show", "failed24");
    }

    @Test
    void aRestartSendsAllAnew() {
        take(SomeSync.in(SyncState.RUNNING, "woo-1"));
        paint();
        painter.restart();
        JsonNode paint = paint();
        assertThat(paint.get("n").asInt()).isEqualTo(1);
        assertThat(paint.get("rows")).hasSize(1);
    }

    /** It has to tell a connection that is lost from a database that is away. */
    @Test
    void aPageWithoutABoardIsToldOnceAndHearsNothingUntilThereIsOne() {
        model.take(new BoardChange(OrgBoard.UNREAD, Set.of(), false, false));
        assertThat(painter.isDue(view(), false)).isTrue();
        JsonNode failed = paint();
        assertThat(failed.get("n").asInt()).isEqualTo(1);
        assertThat(failed.get("state").asString()).isEqualTo("failed");
        assertThat(failed.has("dataAt")).as("there is no data").isFalse();
        assertThat(painter.isDue(view(), true)).as("not even a beat").isFalse();
        take(SomeSync.in(SyncState.RUNNING, "woo-1"));
        assertThat(painter.isDue(view(), false)).isTrue();
        JsonNode paint = paint();
        assertThat(paint.get("n").asInt()).isEqualTo(2);
        assertThat(paint.get("state").asString()).isEqualTo("ready");
        assertThat(paint.get("win").get("keys")).hasSize(1);
        assertThat(paint.get("rows")).hasSize(1);
    }

    @Test
    void whatLeavesTheBoardIsDropped() {
        LiveSync stays = SomeSync.in(SyncState.RUNNING, "a");
        take(stays, SomeSync.in(SyncState.RUNNING, "b"));
        paint();
        take(stays);
        JsonNode paint = paint();
        assertThat(paint.get("drop")).hasSize(1);
        assertThat(paint.get("win").get("keys")).hasSize(1);
    }

    @Test
    void marksTravelAsTheyTurnAndOnlyThen() {
        LiveSync one = SomeSync.in(SyncState.RUNNING, "a");
        take(one, SomeSync.in(SyncState.RUNNING, "b"));
        assertThat(paint().get("picking").asBoolean()).isFalse();
        assertThat(painter.isNews(view())).isFalse();
        marks.turn(one.sync().id(), ids(view()));
        assertThat(painter.isNews(view())).isTrue();
        JsonNode paint = paint();
        assertThat(paint.get("picking").asBoolean()).isTrue();
        assertThat(paint.get("sel")).hasSize(1);
        assertThat(paint.has("rows")).isFalse();
        assertThat(paint().has("sel")).isFalse();
        painter.restart();
        assertThat(paint().get("sel")).as("a browser that starts afresh").hasSize(1);
        marks.end();
        assertThat(paint().get("sel")).isEmpty();
    }

    @Test
    void aStaleBoardSaysSo() {
        take(SomeSync.in(SyncState.RUNNING, "a"));
        paint();
        OrgBoard held = view().board();
        model.take(new BoardChange(
                new OrgBoard(held.syncs(), held.readAt(), held.clockOffset(), 0, true), Set.of(), false, false));
        assertThat(paint().get("state").asString()).isEqualTo("stale");
    }

    private void take(LiveSync... live) {
        Map<UUID, LiveSync> syncs = Arrays.stream(live)
                .collect(Collectors.toMap(one -> one.sync().id(), one -> one, (a, b) -> b, HashMap::new));
        boolean transitions = !before.keySet().equals(syncs.keySet())
                || syncs.values().stream().anyMatch(one -> {
                    LiveSync earlier = before.get(one.sync().id());
                    return earlier == null || earlier.state() != one.state();
                });
        var board = new OrgBoard(syncs, SomeSync.NOON, Duration.ZERO, 0, false);
        before = syncs;
        model.take(new BoardChange(board, syncs.keySet(), transitions, false));
    }

    private JsonNode paint() {
        return painter.paint(view(), SomeSync.NOON);
    }

    private BoardModel.View view() {
        return Objects.requireNonNull(model.view());
    }

    private static List<UUID> ids(BoardModel.View view) {
        return view.rows().stream().map(live -> live.sync().id()).toList();
    }
}
