package com.mantisnxt.sync.upkeep;

import com.mantisnxt.sync.base.meter.ScrapedValues;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** Whether the log has room for what comes, and how large it is; over all organisations, as its partitions are. */
@Component
class LogMeters implements MeterBinder {

    private record Log(int ahead, long bytes, long unguarded) {

        static Log of(Instant now, List<LogPartition> partitions) {
            Instant open = partitions.isEmpty() ? null : partitions.getLast().lower();
            return new Log(
                    open == null ? 0 : MonthPlan.ahead(now, open),
                    partitions.stream().mapToLong(LogPartition::bytes).sum(),
                    partitions.stream()
                            .filter(partition -> !partition.guarded())
                            .count());
        }
    }

    private final ScrapedValues.Value<Log> log;

    LogMeters(ScrapedValues values) {
        this.log = values.of(jdbc -> Log.of(LogCatalogue.now(jdbc), LogCatalogue.partitions(jdbc)));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge("sync.log.months.ahead", Log::ahead)
                .description("whole months that lie ready beyond the current one")
                .register(registry);
        gauge("sync.log.size", Log::bytes)
                .description("the activity log with its indexes")
                .baseUnit("bytes")
                .register(registry);
        gauge("sync.log.unguarded", Log::unguarded)
                .description("partitions without forced row-level security, or with rights of their own")
                .register(registry);
    }

    private Gauge.Builder<ScrapedValues.Value<Log>> gauge(String name, ToDoubleFunction<Log> value) {
        return Gauge.builder(name, log, of -> of.get(value));
    }
}
