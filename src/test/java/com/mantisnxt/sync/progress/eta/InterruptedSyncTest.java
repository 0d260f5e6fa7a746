package com.mantisnxt.sync.progress.eta;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Speed and ETA of syncs that fall silent, pause, are throttled, start again or meet a clock that jumps. */
class InterruptedSyncTest {

    private static TestDatabase database;

    @BeforeAll
    static void startDatabase() {
        database = VirtualClock.in(TestServer.POSTGRES_18.migrated());
    }

    private static TimedSync syncOf(long total) {
        return TimedSync.of(database, total);
    }

    @Test
    void heartbeatsWithoutItemsRaiseAndWidenTheEta() {
        try (TimedSync sync = syncOf(1000)) {
            sync.steadily(0, 100, 2);
            int eta = sync.eta();
            int width = sync.high() - sync.low();
            for (int beat = 1; beat <= 30; beat++) {
                sync.at(100 + 10 * beat).heartbeat();
                assertThat(sync.eta()).isGreaterThan(eta);
                assertThat(sync.high() - sync.low()).isGreaterThan(width);
                eta = sync.eta();
                width = sync.high() - sync.low();
            }
            assertThat(sync.speed()).isLessThan(new BigDecimal(1));
        }
    }

    @Test
    void aStallOnceIsNotTakenForTheUsualPace() {
        try (TimedSync sync = syncOf(1000)) {
            sync.steadily(0, 100, 2).steadily(400, 420, 2);
            assertThat(sync.eta()).isBetween(370, 650);
            assertThat(sync.low()).isLessThan(400);
            assertThat(sync.high()).isGreaterThan(700);
        }
    }

    @Test
    void pausedTimeIsNoWork() {
        try (TimedSync sync = syncOf(1000)) {
            sync.steadily(0, 100, 2).set("status = 'paused'");
            int eta = sync.eta();
            sync.at(2_000).heartbeat();
            assertThat(sync.eta()).isEqualTo(eta);
            sync.at(3_600).set("status = 'in_progress'");
            assertThat(sync.eta()).isEqualTo(eta);
            sync.steadily(3_600, 3_650, 2);
            assertThat(sync.eta()).isBetween(eta - 55, eta - 45);
            assertThat(sync.speed()).isBetween(new BigDecimal(115), new BigDecimal(125));
            assertThat(sync.value("elapsed_seconds", Integer.class)).isEqualTo(3_650);
        }
    }

    @Test
    void aThrottledWorkerWaitsAsLongAsItSays() {
        try (TimedSync sync = syncOf(1000)) {
            sync.steadily(0, 100, 2);
            int eta = sync.eta();
            sync.at(101).set("worker_state = 'throttled'", "worker_until = '2026-01-05 08:06:41+00'");
            assertThat(sync.eta()).isBetween(eta + 295, eta + 305);
            sync.at(301).heartbeat();
            assertThat(sync.eta()).isBetween(eta + 95, eta + 105);
            sync.at(401).set("worker_state = 'running'", "worker_until = null").steadily(401, 450, 2);
            assertThat(sync.eta()).isBetween(eta - 52, eta + 100);
        }
    }

    @Test
    void throttledForWhoKnowsHowLongWidensTheRange() {
        try (TimedSync sync = syncOf(1000)) {
            sync.steadily(0, 100, 2);
            int high = sync.high();
            sync.at(101).set("worker_state = 'throttled'");
            sync.at(200).heartbeat();
            assertThat(sync.eta()).isGreaterThan(450);
            assertThat(sync.high()).isGreaterThan(high + 100);
        }
    }

    @Test
    void aRunThatResumesIsMeasuredByWhatItAdds() {
        try (TimedSync sync = syncOf(10_000)) {
            sync.at(0.4).processed(6_000);
            assertThat(sync.eta()).isNull();
            for (int second = 1; second <= 100; second++) {
                sync.at(second).processed(6_000 + second * 5L);
            }
            assertThat(sync.speed()).isBetween(new BigDecimal(295), new BigDecimal(305));
            assertThat(sync.eta()).isBetween(690, 710);
        }
    }

    @Test
    void aRepeatedPartIsWorkAgain() {
        try (TimedSync sync = syncOf(1000)) {
            sync.steadily(0, 100, 2).at(101).processed(100);
            assertThat(sync.eta()).isBetween(430, 470);
            sync.steadily(101, 150, 2);
            assertThat(sync.eta()).isBetween(380, 420);
        }
    }

    @Test
    void aRowThatStartsAnewForgetsItsPast() {
        try (TimedSync sync = syncOf(1000)) {
            sync.steadily(0, 100, 2);
            sync.at(200).set("started_at = '2026-01-05 08:03:20+00'", "processed_count = 0");
            assertThat(sync.speed()).isNull();
            assertThat(sync.eta()).isNull();
            sync.at(210).processed(200);
            assertThat(sync.speed()).isEqualByComparingTo("1200.00");
            assertThat(sync.eta()).isEqualTo(40);
        }
    }

    @Test
    void aClockThatJumpsBackLosesNothing() {
        try (TimedSync sync = syncOf(1000)) {
            sync.steadily(0, 100, 2);
            sync.at(40).processed(202);
            assertThat(sync.eta()).isBetween(370, 420);
            sync.steadily(40, 60, 2);
            assertThat(sync.eta()).isBetween(340, 400);
            assertThat(sync.speed()).isBetween(new BigDecimal(115), new BigDecimal(130));
        }
    }
}
