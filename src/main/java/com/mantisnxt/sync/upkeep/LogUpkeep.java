package com.mantisnxt.sync.upkeep;

import com.mantisnxt.sync.database.OwnerWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/** One run: months ahead first, then what is to go. At most one at a time on all nodes, and each is written down. */
@Component
class LogUpkeep {

    static final String LOCK = "sync_console.upkeep";

    private static final Logger log = LoggerFactory.getLogger(LogUpkeep.class);

    private final OwnerWork owner;
    private final UpkeepRuns runs;
    private final Rollover rollover;
    private final Retention retention;
    private final DropNews news;

    LogUpkeep(OwnerWork owner, UpkeepRuns runs, Rollover rollover, Retention retention, DropNews news) {
        this.owner = owner;
        this.runs = runs;
        this.rollover = rollover;
        this.retention = retention;
        this.news = news;
    }

    /**
     * @return false where another node is at it
     * @throws IllegalStateException when something could not be done; what was done stays
     */
    boolean run() {
        return owner.alone(LOCK, this::worked).orElse(false);
    }

    private boolean worked() {
        UUID run = runs.begin();
        List<UpkeepStep> steps = new ArrayList<>();
        try {
            rollover.run(steps);
            retention.run(steps);
            news.tell();
        } catch (RuntimeException fault) {
            String reason = reason(fault);
            runs.end(run, steps, reason);
            throw new IllegalStateException("The upkeep of the log was not finished: " + reason, fault);
        }
        runs.end(run, steps, null);
        if (!steps.isEmpty()) {
            log.info("Upkeep of the log: {}", steps);
        }
        return true;
    }

    /** Without the details of a fault, which can hold values of rows. */
    private static String reason(RuntimeException fault) {
        Throwable told = fault instanceof IllegalStateException || fault instanceof java.io.UncheckedIOException
                ? fault
                : NestedExceptionUtils.getMostSpecificCause(fault);
        String text =
                Objects.requireNonNullElse(told.getMessage(), told.getClass().getSimpleName());
        return text.lines().findFirst().orElse(text);
    }
}
