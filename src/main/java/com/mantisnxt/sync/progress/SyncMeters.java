package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.base.meter.ScrapedValues;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many syncs are active on the whole installation, and how many of them this node reads for those who watch. */
@Component
class SyncMeters implements MeterBinder {

    private static final List<SyncStatus> ACTIVE =
            List.copyOf(EnumSet.of(SyncStatus.PENDING, SyncStatus.IN_PROGRESS, SyncStatus.PAUSED));

    private record Counted(String status, long syncs) {}

    private final ProgressFeed feed;
    private final ScrapedValues.Value<Map<String, Long>> counts;

    SyncMeters(ProgressFeed feed, ScrapedValues values) {
        this.feed = feed;
        this.counts = values.of(SyncMeters::counts);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (SyncStatus status : ACTIVE) {
            String name = status.name().toLowerCase(Locale.ROOT);
            Gauge.builder("sync.active", counts, of -> of.get(all -> all.getOrDefault(name, 0L)))
                    .description("syncs that have not ended, of all organisations")
                    .tag("status", name)
                    .register(registry);
        }
        Gauge.builder("sync.feed.rows", feed, ProgressFeed::watchedRows)
                .description("active rows that this node reads each cycle")
                .register(registry);
    }

    private static Map<String, Long> counts(JdbcClient jdbc) {
        return jdbc.sql("select * from sync_console.active_syncs()").query(Counted.class).list().stream()
                .collect(Collectors.toMap(Counted::status, Counted::syncs));
    }
}
