package com.mantisnxt.sync.upkeep;

import com.mantisnxt.sync.database.OwnerWork;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/** Shows exactly what retention would drop, and changes nothing. */
@Service
public class DryRun {

    private static final Logger log = LoggerFactory.getLogger(DryRun.class);

    /** Counted in a few milliseconds; during that time nobody gets at the partition. */
    private static final long CHEAP_BYTES = 16L << 20;

    private final Caretakers caretakers;
    private final OwnerWork owner;
    private final LogClock clock;

    DryRun(Caretakers caretakers, OwnerWork owner, LogClock clock) {
        this.caretakers = caretakers;
        this.owner = owner;
        this.clock = clock;
    }

    /**
     * A partition that would go.
     *
     * @param exact null where counting is not cheap; then the partition's estimate has to do
     */
    public record Goes(LogPartition partition, @Nullable Long exact) {}

    /** What is due now if the log is kept for so many months, the oldest first. */
    public List<Goes> look(int months) {
        caretakers.require();
        Instant horizon = Retention.horizon(clock.now(), months);
        return Retention.due(owner.once(LogCatalogue::partitions), horizon).stream()
                .map(partition -> new Goes(partition, exact(partition)))
                .toList();
    }

    private @Nullable Long exact(LogPartition partition) {
        if (partition.heapBytes() == 0) {
            return 0L;
        }
        if (partition.heapBytes() > CHEAP_BYTES) {
            return null;
        }
        try {
            return owner.onlyLooking(jdbc -> PartitionTables.count(jdbc, partition.name()));
        } catch (DataAccessException busy) {
            log.debug("{} was not counted: {}", partition.name(), busy.getMessage());
            return null;
        }
    }
}
