package com.mantisnxt.sync.progress.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.SyncState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** How late boards are is told by browsers, who may say anything. */
class PaintMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PaintMeters meters = new PaintMeters(registry);
    private final PaintedReports reports = new PaintedReports();
    private final LiveSync sync = SomeSync.in(SyncState.RUNNING, "woo-1");

    @Test
    void aReportIsTimedFromItsWritingToItsPixels() {
        reports.changed(sync, SomeSync.further(sync, 20, 2));
        reports.made(7, SomeSync.NOON.plusMillis(300));
        meters.seen(120, reports.waitedFor(7));
        var timer = registry.get("sync.report.to.paint").timer();
        assertThat(timer.count()).isEqualTo(1);
        assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isCloseTo(420, within(0.1));
        assertThat(registry.get("sync.board.paint.lag").summary().totalAmount()).isEqualTo(120);
    }

    @Test
    void aChangeOfStateAloneIsNoReport() {
        reports.changed(sync, sync);
        reports.made(7, SomeSync.NOON.plusSeconds(90));
        assertThat(reports.waitedFor(7)).isEmpty();
    }

    @Test
    void aPaintIsTimedOnceAndOnlyTheLastAreRemembered() {
        for (int number = 1; number <= 100; number++) {
            reports.changed(sync, SomeSync.further(sync, 10 + number, 2));
            reports.made(number, SomeSync.NOON);
        }
        assertThat(reports.waitedFor(1)).as("long gone").isEmpty();
        assertThat(reports.waitedFor(100)).contains(Duration.ZERO);
        assertThat(reports.waitedFor(100)).isEmpty();
    }

    @Test
    void aClockThatIsBehindMakesNoTimeNegative() {
        reports.changed(sync, SomeSync.further(sync, 20, 2));
        reports.made(1, SomeSync.NOON.minusSeconds(5));
        assertThat(reports.waitedFor(1)).contains(Duration.ZERO);
    }

    @Test
    void whatNoBrowserCanHaveMeasuredIsNotCounted() {
        Optional<Duration> waited = Optional.of(Duration.ofMillis(100));
        for (double claimed : new double[] {
            -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e12, Instant.MAX.getEpochSecond()
        }) {
            meters.seen(claimed, waited);
        }
        assertThat(registry.get("sync.board.paint.lag").summary().count()).isZero();
        assertThat(registry.get("sync.report.to.paint").timer().count()).isZero();
    }

    @Test
    void everyPaintIsCountedAndEvery16thWeighed() {
        var paint = JsonMapper.shared().createObjectNode().put("n", 1);
        for (int i = 0; i < 33; i++) {
            assertThat(meters.made(paint)).isSameAs(paint);
        }
        assertThat(registry.get("sync.board.paints").counter().count()).isEqualTo(33);
        assertThat(registry.get("sync.board.paint.bytes").summary().count()).isEqualTo(3);
        assertThat(registry.get("sync.board.paint.bytes").summary().mean()).isEqualTo("{\"n\":1}".length());
    }
}
