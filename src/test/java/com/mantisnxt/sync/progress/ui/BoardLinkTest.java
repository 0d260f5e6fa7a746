package com.mantisnxt.sync.progress.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.progress.BoardChange;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.OrgBoard;
import com.mantisnxt.sync.progress.SyncState;
import com.vaadin.flow.component.UI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reaches a page of the boards that the feed makes: not while it is hidden, one at a time, and not unheard. */
class BoardLinkTest extends ViewTest {

    private final BoardModel model = new BoardModel();
    private final Ticking clock = new Ticking();
    private final LiveSync sync = SomeSync.in(SyncState.RUNNING, "woo-1");
    private BoardLink link;
    private int painted;
    private int beats;

    @BeforeEach
    void aPage() {
        open("history");
        link = new BoardLink(UI.getCurrent(), model, clock, beat -> {
            painted++;
            beats += beat ? 1 : 0;
            return true;
        });
    }

    @Test
    void aSlowPageGetsTheLatestAlone() throws InterruptedException {
        // the page is busy as long as this thread holds its lock
        Thread feed = Thread.startVirtualThread(() -> {
            for (int i = 1; i <= 1_000; i++) {
                link.take(change(i));
            }
        });
        feed.join();
        delivered(1);
        assertThat(model.board()).isNotNull();
        assertThat(model.board().failed24h()).as("the latest").isEqualTo(1_000);
        link.take(change(1_001));
        delivered(2);
    }

    @Test
    void aHiddenPagePaintsNothingUntilItIsSeenAgain() throws InterruptedException {
        link.hide(true);
        for (int i = 1; i <= 50; i++) {
            clock.pass(Duration.ofSeconds(1));
            link.take(change(i));
        }
        nothingMore(0);
        assertThat(model.board().failed24h()).as("it knows all the same").isEqualTo(50);
        link.hide(false);
        link.take(change(51));
        delivered(1);
    }

    @Test
    void aPageThatAcknowledgesNothingGetsNothingMore() throws InterruptedException {
        for (int i = 1; i <= 26; i++) {
            link.take(change(i));
            delivered(i);
        }
        for (int i = 27; i <= 60; i++) {
            clock.pass(Duration.ofSeconds(1));
            link.take(change(i));
        }
        nothingMore(26);
        link.seen();
        link.take(change(61));
        delivered(27);
    }

    @Test
    void whereNothingChangedABeatIsSentOnceASecondAndNothingElse() throws InterruptedException {
        link.take(change(1));
        delivered(1);
        for (int i = 0; i < 8; i++) {
            clock.pass(Duration.ofMillis(100));
            link.take(nothing());
        }
        nothingMore(1);
        clock.pass(Duration.ofMillis(100));
        link.take(nothing());
        delivered(2);
        assertThat(beats).as("the first and the one of later").isEqualTo(2);
    }

    @Test
    void aPageThatWasClosedStopsNobody() {
        UI ui = UI.getCurrent();
        ui.close();
        roundTrip();
        ui.getSession().removeUI(ui);
        link.take(change(1));
        assertThat(painted).isZero();
    }

    private BoardChange change(int number) {
        return new BoardChange(board(number), Set.of(sync.sync().id()), false, false);
    }

    private BoardChange nothing() {
        return new BoardChange(board(1), Set.of(), false, false);
    }

    /** The number makes boards tell apart. */
    private OrgBoard board(int number) {
        Map<UUID, LiveSync> syncs = Map.of(sync.sync().id(), sync);
        return new OrgBoard(syncs, SomeSync.NOON, Duration.ZERO, number, false);
    }

    private void delivered(int paints) {
        await().pollInSameThread().until(() -> {
            catchUp();
            return painted == paints;
        });
    }

    /** Whatever was on its way has come: an act after it has been done. */
    private void nothingMore(int paints) throws InterruptedException {
        UI ui = UI.getCurrent();
        boolean[] through = {false};
        Thread.startVirtualThread(() -> ui.access(() -> through[0] = true)).join();
        await().pollInSameThread().until(() -> {
            catchUp();
            return through[0];
        });
        assertThat(painted).isEqualTo(paints);
    }

    private static final class Ticking extends Clock {

        private volatile Instant now = SomeSync.NOON;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
