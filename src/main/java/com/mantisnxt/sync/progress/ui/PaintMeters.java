package com.mantisnxt.sync.progress.ui;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What live boards cost and how late they are. Browsers tell at most once a second when a paint reached the screen. */
@Component
class PaintMeters {

    private static final int WEIGHED = 16;
    private static final double LONGEST = Duration.ofHours(1).toMillis();

    private final Counter paints;
    private final DistributionSummary bytes;
    private final DistributionSummary lag;
    private final Timer reportToPaint;
    private final AtomicInteger made = new AtomicInteger();

    PaintMeters(MeterRegistry meters) {
        this.paints = Counter.builder("sync.board.paints")
                .description("updates sent to pages")
                .register(meters);
        this.bytes = DistributionSummary.builder("sync.board.paint.bytes")
                .description("size of an update before it is packed, of every 16th")
                .register(meters);
        this.lag = DistributionSummary.builder("sync.board.paint.lag")
                .description("milliseconds from a paint's making to its pixels, measured in browsers")
                .register(meters);
        this.reportToPaint = Timer.builder("sync.report.to.paint")
                .description("from the writing of a report to its pixels, measured in browsers")
                .serviceLevelObjectives(
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5))
                .register(meters);
    }

    ObjectNode made(ObjectNode paint) {
        paints.increment();
        if (Math.floorMod(made.getAndIncrement(), WEIGHED) == 0) {
            bytes.record(paint.toString().length());
        }
        return paint;
    }

    /**
     * @param millis what a browser says, and so anything
     * @param waited how long the oldest report had waited when the paint was made
     */
    void seen(double millis, Optional<Duration> waited) {
        if (millis >= 0 && millis <= LONGEST) {
            lag.record(millis);
            waited.ifPresent(before -> reportToPaint.record(before.plusMillis(Math.round(millis))));
        }
    }
}
