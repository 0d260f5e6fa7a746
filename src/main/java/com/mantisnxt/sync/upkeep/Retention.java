package com.mantisnxt.sync.upkeep;

import com.mantisnxt.sync.database.OwnerWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Drops whole months that are older than the log is to be kept, the oldest first. A month that is due gets a notice and
 * goes only after it: a clock that jumps, or a setting by mistake, costs nothing when somebody looks within that time.
 */
@Component
class Retention {

    private final OwnerWork owner;
    private final UpkeepProperties properties;
    private final MonthExit exit;
    private final HourlyCounts counts;
    private final LogClock clock;

    Retention(OwnerWork owner, UpkeepProperties properties, MonthExit exit, HourlyCounts counts, LogClock clock) {
        this.owner = owner;
        this.properties = properties;
        this.exit = exit;
        this.counts = counts;
        this.clock = clock;
    }

    /** @param steps gets what was done, also when something then fails */
    void run(List<UpkeepStep> steps) {
        // of a run that died between dropping a month and forgetting its counts
        owner.once(DropList::untold).forEach(dropped -> counts.forgetBefore(dropped.upper()));
        for (DropRow out : owner.once(DropList::detached)) {
            steps.add(finish(out));
        }
        Instant now = clock.now();
        List<LogPartition> due = due(now);
        owner.once(jdbc -> {
            due.forEach(partition -> DropList.notice(jdbc, partition, now));
            DropList.takeBack(jdbc, due.stream().map(LogPartition::name).toList());
            return true;
        });
        for (LogPartition partition : due) {
            Optional<DropRow> ripe = owner.once(jdbc -> DropList.ripe(jdbc, now.minus(properties.notice()))).stream()
                    .filter(row -> row.relation().equals(partition.name()))
                    .findFirst();
            if (ripe.isEmpty()) {
                return;
            }
            steps.add(finish(exit.detach(ripe.get(), partition.bytes())));
        }
    }

    private UpkeepStep finish(DropRow out) {
        UpkeepStep step = exit.finish(out);
        counts.forgetBefore(out.upper());
        return step;
    }

    private List<LogPartition> due(Instant now) {
        return owner.once(jdbc -> due(LogCatalogue.partitions(jdbc), horizon(now, months(jdbc, properties))));
    }

    /** What lies wholly before the horizon and may hold rows. */
    static List<LogPartition> due(List<LogPartition> partitions, Instant horizon) {
        return partitions.stream()
                .filter(partition -> {
                    Instant upper = partition.upper();
                    return upper != null && !upper.isAfter(horizon);
                })
                .filter(partition -> partition.lower() != null || partition.heapBytes() > 0)
                .toList();
    }

    /** Full months are kept beside the current one. */
    static Instant horizon(Instant now, int months) {
        return MonthSpan.plus(now, -months);
    }

    /** Never fewer than the law wants, whatever the table says. */
    static int months(JdbcClient jdbc, UpkeepProperties properties) {
        int set = jdbc.sql("select retention_months from sync_console.upkeep_setting")
                .query(Integer.class)
                .single();
        return Math.max(set, properties.retentionMinimum());
    }
}
