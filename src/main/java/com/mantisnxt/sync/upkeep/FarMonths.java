package com.mantisnxt.sync.upkeep;

import static com.mantisnxt.sync.upkeep.LogCatalogue.FUTURE;

import com.mantisnxt.sync.database.OwnerWork;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A clock that stands years ahead makes one partition of all the years up to it. When it is right again and nothing is in
 * there, that is taken back: else those years would leave the log only together, long after each of them is due.
 */
final class FarMonths {

    private static final int LONG = 12;

    private final OwnerWork owner;
    private final UpkeepProperties properties;

    FarMonths(OwnerWork owner, UpkeepProperties properties) {
        this.owner = owner;
        this.properties = properties;
    }

    /** @param steps gets what was done */
    void takeBack(Instant now, List<UpkeepStep> steps) {
        List<LogPartition> far = far(owner.once(LogCatalogue::partitions), MonthSpan.end(now));
        Instant open = far.isEmpty() ? null : far.getFirst().lower();
        if (open == null) {
            return;
        }
        List<String> tables = far.stream()
                .map(LogPartition::name)
                .filter(name -> !name.equals(FUTURE))
                .toList();
        owner.patiently("Taking back months far ahead", properties.patience(), jdbc -> {
            turn(jdbc, tables, open);
            return true;
        });
        tables.forEach(table -> steps.add(UpkeepStep.of("taken_back", table)));
    }

    /** A long one beyond the current month and all after it, up to the one without an end; none where one of them has rows. */
    private static List<LogPartition> far(List<LogPartition> partitions, Instant next) {
        for (int i = 0; i < partitions.size(); i++) {
            LogPartition partition = partitions.get(i);
            Instant lower = partition.lower();
            Instant upper = partition.upper();
            if (lower != null && upper != null && !lower.isBefore(next) && upper.isAfter(MonthSpan.plus(lower, LONG))) {
                List<LogPartition> rest = partitions.subList(i, partitions.size());
                boolean isEmpty = rest.stream().allMatch(each -> each.heapBytes() == 0);
                return isEmpty && rest.getLast().name().equals(FUTURE) ? rest : List.of();
            }
        }
        return List.of();
    }

    /** What came in meanwhile is seen before anything is dropped. */
    private static void turn(JdbcClient jdbc, List<String> tables, Instant open) {
        PartitionTables.detach(jdbc, FUTURE);
        tables.forEach(table -> PartitionTables.detach(jdbc, table));
        boolean isEmpty = PartitionTables.isEmpty(jdbc, FUTURE)
                && tables.stream().allMatch(table -> PartitionTables.isEmpty(jdbc, table));
        if (!isEmpty) {
            throw new IllegalStateException("Events came in for months far ahead; they stay as they are.");
        }
        tables.forEach(table -> PartitionTables.drop(jdbc, table));
        PartitionTables.guard(jdbc, FUTURE);
        PartitionTables.attach(jdbc, FUTURE, open, null);
    }
}
