package com.mantisnxt.sync.activity;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** How long a page of the log takes to be found. */
@Component
class SearchMeters {

    private final MeterRegistry meters;
    private final Timer found;
    private final Timer refused;

    SearchMeters(MeterRegistry meters) {
        this.meters = meters;
        this.found = timer("found");
        this.refused = timer("refused");
    }

    private Timer timer(String outcome) {
        return Timer.builder("sync.activity.search")
                .description("pages of the log, by screens and by the API")
                .tag("outcome", outcome)
                .serviceLevelObjectives(
                        Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(5))
                .register(meters);
    }

    <T> T timed(Supplier<T> search) {
        Timer.Sample sample = Timer.start(meters);
        Timer outcome = refused;
        try {
            T page = search.get();
            outcome = found;
            return page;
        } finally {
            sample.stop(outcome);
        }
    }
}
