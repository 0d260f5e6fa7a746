package com.mantisnxt.sync.upkeep;

import static com.mantisnxt.sync.upkeep.LogCatalogue.PAST;

import com.mantisnxt.sync.database.OwnerWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives each time that no partition takes a partition again, as when somebody detached a month: events of that time are
 * refused, and with them whatever is to be logged along with itself. A month that stands apart comes back with its rows.
 */
final class LogGaps {

    /** A longer gap becomes one partition. */
    private static final int MOST_MONTHS = 36;

    private final OwnerWork owner;
    private final UpkeepProperties properties;

    LogGaps(OwnerWork owner, UpkeepProperties properties) {
        this.owner = owner;
        this.properties = properties;
    }

    /** @param steps gets what was done, also when something then fails */
    void close(List<UpkeepStep> steps) {
        List<LogPartition> partitions = owner.once(LogCatalogue::partitions);
        Instant first = partitions.getFirst().lower();
        if (first != null) {
            patiently("Making a place for the past", jdbc -> PartitionTables.ready(jdbc, PAST, null, first));
            patiently("Attaching the past", jdbc -> PartitionTables.attach(jdbc, PAST, null, first));
            steps.add(UpkeepStep.of("bridged", PAST));
        }
        for (MonthSpan gap : between(partitions)) {
            for (MonthSpan piece : pieces(gap)) {
                String table = piece.table();
                patiently("Making " + table, jdbc -> PartitionTables.ready(jdbc, table, piece.lower(), piece.upper()));
                patiently(
                        "Attaching " + table,
                        jdbc -> PartitionTables.attach(jdbc, table, piece.lower(), piece.upper()));
                steps.add(UpkeepStep.of("bridged", table));
            }
        }
    }

    /** @param partitions from the oldest to the newest */
    static List<MonthSpan> between(List<LogPartition> partitions) {
        List<MonthSpan> gaps = new ArrayList<>();
        for (int i = 1; i < partitions.size(); i++) {
            Instant reached = partitions.get(i - 1).upper();
            Instant next = partitions.get(i).lower();
            if (reached != null && next != null && reached.isBefore(next)) {
                gaps.add(new MonthSpan(reached, next));
            }
        }
        return gaps;
    }

    /** Months that were closed together and were detached together come back together. */
    private List<MonthSpan> pieces(MonthSpan gap) {
        List<MonthSpan> months = gap.months();
        boolean asOne = months.size() > MOST_MONTHS || owner.once(jdbc -> LogCatalogue.exists(jdbc, gap.table()));
        return asOne ? List.of(gap) : months;
    }

    private void patiently(String what, Consumer<JdbcClient> work) {
        owner.patiently(what, properties.patience(), jdbc -> {
            work.accept(jdbc);
            return true;
        });
    }
}
