package com.mantisnxt.sync.progress;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How the live feed of this node keeps up: how long a reading takes, and how old what it finds is. */
@Component
class FeedMeters {

    private static final String CYCLES = "sync.feed.cycle";

    private final Timer read;
    private final Timer failed;
    private final Timer lag;

    FeedMeters(MeterRegistry meters) {
        this.read = cycle("read", meters);
        this.failed = cycle("failed", meters);
        this.lag = Timer.builder("sync.feed.lag")
                .description("from a report's writing to its reading by the feed, of the oldest in a cycle")
                .serviceLevelObjectives(
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3))
                .register(meters);
    }

    private static Timer cycle(String outcome, MeterRegistry meters) {
        return Timer.builder(CYCLES)
                .description("readings of an organisation's active rows")
                .tag("outcome", outcome)
                .register(meters);
    }

    void read(Duration took) {
        read.record(took);
    }

    void found(Duration age) {
        lag.record(age);
    }

    void failed(Duration took) {
        failed.record(took);
    }
}
