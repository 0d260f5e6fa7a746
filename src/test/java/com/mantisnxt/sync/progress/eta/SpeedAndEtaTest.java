package com.mantisnxt.sync.progress.eta;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the computed columns say, case by case, with the clock in the test's hand. */
class SpeedAndEtaTest {

    private static final int MOST = Integer.MAX_VALUE;

    private static TestDatabase database;

    @BeforeAll
    static void startDatabase() {
        database = VirtualClock.in(TestServer.POSTGRES_18.migrated());
    }

    private static TimedSync syncOf(long total) {
        return TimedSync.of(database, total);
    }

    @Test
    void theFirstReportGivesThePlainRateSinceTheStart() {
        try (TimedSync sync = syncOf(1000)) {
            sync.at(60).processed(100);
            assertThat(sync.speed()).isEqualByComparingTo("100.00");
            assertThat(sync.eta()).isEqualTo(540);
            assertThat(sync.value("elapsed_seconds", Integer.class)).isEqualTo(60);
            assertThat(sync.low()).isBetween(300, 500);
            assertThat(sync.high()).isBetween(580, 900);
        }
    }

    @Test
    void nothingProcessedHasNoSpeed() {
        try (TimedSync sync = syncOf(1000)) {
            sync.at(60).heartbeat();
            assertThat(sync.speed()).isNull();
            assertThat(sync.eta()).isNull();
            sync.at(90).set("failed_count = 100");
            assertThat(sync.speed()).isNull();
            assertThat(sync.eta()).isEqualTo(810);
        }
    }

    @Test
    void failedItemsAreDoneWorkButNotSpeed() {
        try (TimedSync sync = syncOf(1000)) {
            sync.at(60).set("processed_count = 60", "failed_count = 40");
            assertThat(sync.speed()).isEqualByComparingTo("60.00");
            assertThat(sync.eta()).isEqualTo(540);
        }
    }

    @Test
    void theEtaIsKnownAfterTenSecondsWithThreeAdvancesOrTwoPercent() {
        try (TimedSync sync = syncOf(100_000)) {
            sync.steadily(0, 9, 10);
            assertThat(sync.eta()).isNull();
            assertThat(sync.speed()).isNotNull();
            sync.steadily(9, 10, 10);
            assertThat(sync.eta()).isBetween(9_000, 11_000);
        }
        try (TimedSync sync = syncOf(100_000)) {
            sync.at(3).processed(2_000);
            assertThat(sync.eta()).isEqualTo(147);
        }
    }

    @Test
    void anUnknownTotalHasASpeedAndNoEta() {
        try (TimedSync sync = syncOf(0)) {
            sync.set("total_known = false", "completes_by_finish = true", "status = 'in_progress'");
            sync.at(60).processed(120);
            assertThat(sync.speed()).isEqualByComparingTo("120.00");
            assertThat(sync.eta()).isNull();
            assertThat(sync.raw("eta_high")).isNull();
        }
    }

    @Test
    void speedFollowsWithinHalfAMinute() {
        try (TimedSync sync = syncOf(1_000_000)) {
            sync.steadily(0, 600, 10);
            assertThat(sync.speed()).isEqualByComparingTo("600.00");
            sync.steadily(600, 660, 30);
            assertThat(sync.speed()).isBetween(new BigDecimal(1500), new BigDecimal(1800));
        }
    }

    @Test
    void aTotalThatGrowsMakesMoreToDo() {
        try (TimedSync sync = syncOf(1000)) {
            sync.steadily(0, 100, 2);
            int eta = sync.eta();
            sync.at(101).set("processed_count = 202", "total_items = 2000");
            assertThat(sync.eta()).isBetween(eta + 490, eta + 510);
        }
    }

    @Test
    void whatIsDoneHasNothingLeftAndItsAverageSpeed() {
        try (TimedSync sync = syncOf(1000)) {
            sync.steadily(0, 100, 2).at(220).processed(1000);
            assertThat(sync.raw("completed_at")).isNotNull();
            assertThat(sync.eta()).isZero();
            assertThat(sync.high()).isZero();
        }
        try (TimedSync sync = syncOf(1000)) {
            sync.steadily(0, 100, 2).at(110).set("status = 'cancelled'", "completed_at = '2026-01-05 08:01:50+00'");
            assertThat(sync.eta()).isNull();
            assertThat(sync.value("elapsed_seconds", Integer.class)).isEqualTo(110);
            assertThat(sync.speed()).isEqualByComparingTo("109.09");
            sync.at(900).set("metadata = '{\"note\": 1}'");
            assertThat(sync.value("elapsed_seconds", Integer.class)).isEqualTo(110);
            assertThat(sync.speed()).isEqualByComparingTo("109.09");
        }
    }

    @Test
    void samplesAreAtMostSixtyAndASecondApart() throws SQLException {
        try (TimedSync sync = syncOf(100_000)) {
            sync.at(1).processed(2_000);
            for (int tick = 1; tick <= 40; tick++) {
                sync.at(1 + tick * 0.25).processed(2_000 + tick * 5L);
            }
            assertThat(sync.value("sample_count", Integer.class)).isEqualTo(11);
            sync.steadily(11, 100, 20);
            assertThat(sync.value("sample_count", Integer.class)).isEqualTo(100);
            Float[] samples = (Float[]) sync.value("rate_samples", Array.class).getArray();
            assertThat(samples)
                    .hasSize(60)
                    .allSatisfy(sample -> assertThat(sample).isEqualTo(1200f));
        }
    }

    @Test
    void whatAServiceWritesIntoComputedColumnsDoesNotCount() {
        try (TimedSync sync = syncOf(1000)) {
            sync.steadily(0, 100, 2);
            int eta = sync.eta();
            sync.at(100.2).set("eta_seconds = 1", "speed_items_per_min = 1", "elapsed_seconds = 1");
            assertThat(sync.eta()).isEqualTo(eta);
            assertThat(sync.speed()).isEqualByComparingTo("120.00");
            assertThat(sync.value("elapsed_seconds", Integer.class)).isEqualTo(100);
        }
    }

    @Test
    void countsAsHighAsTheyGoDoNotFailATick() {
        try (TimedSync sync = syncOf(MOST)) {
            sync.at(1).processed(MOST - 10);
            assertThat(sync.speed()).isEqualByComparingTo("99999999.99");
            sync.at(1.001).processed(MOST - 5);
            sync.at(1e9).heartbeat();
            sync.at(2e9).processed(MOST - 4);
            assertThat(sync.eta()).isNotNegative();
        }
    }

    @Test
    void aLifetimePerItemDoesNotFailATick() {
        try (TimedSync sync = syncOf(MOST)) {
            sync.at(5e8).processed(1);
            sync.at(1e9).processed(2);
            sync.at(3e9).processed(3);
            assertThat(sync.eta()).isEqualTo(MOST);
            assertThat(sync.value("elapsed_seconds", Integer.class)).isEqualTo(MOST);
            for (int beat = 1; beat < 30; beat++) {
                sync.at(3e9 + 1e7 * beat).heartbeat();
            }
            assertThat(sync.speed()).isEqualByComparingTo("0");
        }
    }

    @Test
    void endlessTimesDoNotFailATick() {
        try (TimedSync sync = syncOf(100)) {
            sync.at(10).set("started_at = '-infinity'", "processed_count = 10");
            sync.at(20).set("started_at = 'infinity'", "processed_count = 20");
            sync.at(30).set("worker_state = 'throttled'", "worker_until = 'infinity'", "processed_count = 30");
            sync.at(40).set("started_at = '2026-01-05 08:00:00+00'", "processed_count = 40");
            assertThat(sync.value("processed_count", Integer.class)).isEqualTo(40);
        }
    }
}
