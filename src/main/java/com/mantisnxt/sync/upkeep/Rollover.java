package com.mantisnxt.sync.upkeep;

import static com.mantisnxt.sync.upkeep.LogCatalogue.FUTURE;
import static com.mantisnxt.sync.upkeep.LogCatalogue.LOG;
import static com.mantisnxt.sync.upkeep.LogCatalogue.PREFIX;
import static com.mantisnxt.sync.upkeep.LogCatalogue.qualified;

import com.mantisnxt.sync.database.OwnerWork;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps months ready ahead of the current one. The catch-all is never split: it is closed under the name of the months it
 * holds, in one short transaction that moves no row, and an empty one takes its place. All work that takes time is done
 * before, on tables nobody writes to or beside those who write. Each step can be repeated; a run that breaks off between
 * two leaves the log as it was.
 */
@Component
class Rollover {

    private static final String NEXT = PREFIX + "next";
    private static final String CHECK_VIOLATION = "23514";

    private final OwnerWork owner;
    private final UpkeepProperties properties;
    private final LogClock clock;

    Rollover(OwnerWork owner, UpkeepProperties properties, LogClock clock) {
        this.owner = owner;
        this.properties = properties;
        this.clock = clock;
    }

    /** @param steps gets what was done, also when something then fails */
    void run(List<UpkeepStep> steps) {
        mend(steps);
        new FarMonths(owner, properties).takeBack(clock.now(), steps);
        makeAhead(steps);
        new LogGaps(owner, properties).close(steps);
    }

    private void makeAhead(List<UpkeepStep> steps) {
        CatchAll catchAll = owner.once(Rollover::catchAll);
        Instant now = clock.now();
        MonthPlan plan = MonthPlan.of(now, catchAll.lower(), properties.monthsAhead(), null);
        if (plan == null && catchAll.isAttached()) {
            return;
        }
        if (plan == null) {
            plan = new MonthPlan(null, List.of(), catchAll.lower());
        }
        try {
            carryOut(plan, catchAll, steps);
        } catch (RuntimeException fault) {
            if (!CHECK_VIOLATION.equals(stateOf(fault))) {
                throw fault;
            }
            aroundStrangeRows(now, catchAll, fault, steps);
        }
    }

    /** Rows from when the clock stood further ahead: the months up to them become one. */
    private void aroundStrangeRows(Instant now, CatchAll catchAll, RuntimeException fault, List<UpkeepStep> steps) {
        Instant newest = newest().orElseThrow(() -> fault);
        MonthPlan plan = MonthPlan.of(now, catchAll.lower(), properties.monthsAhead(), newest);
        if (plan == null || newest.isBefore(catchAll.lower())) {
            throw fault;
        }
        carryOut(plan, catchAll, steps);
    }

    /** Several short moments rather than one long: the closing, then month after month; after each the log is whole. */
    private void carryOut(MonthPlan plan, CatchAll found, List<UpkeepStep> steps) {
        MonthSpan closed = plan.closed();
        if (closed != null) {
            prepare(closed, found.exists());
        }
        plan.fresh().forEach(month -> patiently("Making " + month.table(), jdbc -> ready(jdbc, month)));
        CatchAll catchAll = found;
        if (closed != null || !found.isAttached()) {
            Instant open = closed == null ? found.lower() : closed.upper();
            if (closed != null || !found.exists()) {
                patiently("Making the next catch-all", jdbc -> PartitionTables.ready(jdbc, NEXT, open, null));
            }
            catchAll = turn(new MonthPlan(closed, List.of(), open), found, steps);
        }
        for (MonthSpan month : plan.fresh()) {
            catchAll = turn(new MonthPlan(null, List.of(month), month.upper()), catchAll, steps);
        }
    }

    private CatchAll turn(MonthPlan plan, CatchAll before, List<UpkeepStep> steps) {
        patiently("Making months ahead", jdbc -> turn(jdbc, plan, before));
        MonthSpan closed = plan.closed();
        if (closed != null) {
            steps.add(UpkeepStep.of("closed", closed.table()));
        }
        plan.fresh().forEach(month -> steps.add(UpkeepStep.of("made", month.table())));
        return new CatchAll(plan.open(), true, true);
    }

    /** The check is made in a moment, and proved beside those who write. */
    private void prepare(MonthSpan closed, boolean hasTable) {
        if (!hasTable) {
            patiently("Making " + closed.table(), jdbc -> ready(jdbc, closed));
            return;
        }
        patiently(
                "Preparing the catch-all",
                jdbc -> PartitionTables.promise(jdbc, FUTURE, closed.lower(), closed.upper()));
        patiently("Checking the catch-all", jdbc -> PartitionTables.prove(jdbc, FUTURE));
    }

    private static void ready(JdbcClient jdbc, MonthSpan month) {
        PartitionTables.ready(jdbc, month.table(), month.lower(), month.upper());
    }

    /** The moment for which everybody waits. */
    private static void turn(JdbcClient jdbc, MonthPlan plan, CatchAll before) {
        if (!catchAll(jdbc).equals(before)) {
            throw new IllegalStateException("Somebody else changed the log's partitions meanwhile.");
        }
        MonthSpan closed = plan.closed();
        if (before.isAttached()) {
            PartitionTables.detach(jdbc, FUTURE);
        }
        if (closed != null && before.exists()) {
            PartitionTables.rename(jdbc, FUTURE, closed.table());
        }
        if (closed != null) {
            PartitionTables.attach(jdbc, closed.table(), closed.lower(), closed.upper());
        }
        plan.fresh().forEach(month -> PartitionTables.attach(jdbc, month.table(), month.lower(), month.upper()));
        if (closed != null || !before.exists()) {
            PartitionTables.rename(jdbc, NEXT, FUTURE);
        }
        PartitionTables.attach(jdbc, FUTURE, plan.open(), null);
    }

    /** What was left half done, by work that broke off or by hand. */
    private void mend(List<UpkeepStep> steps) {
        patiently(
                "Taking away what was left over",
                jdbc -> PartitionTables.sweep(jdbc).forEach(table -> steps.add(UpkeepStep.of("swept", table))));
        for (LogPartition partition : owner.once(LogCatalogue::partitions)) {
            String name = partition.name();
            if (partition.halfDetached()) {
                patiently("Detaching " + name, jdbc -> PartitionTables.finishDetaching(jdbc, name));
                steps.add(UpkeepStep.of("detached", name));
            } else if (!partition.guarded()) {
                patiently("Guarding " + name, jdbc -> PartitionTables.guard(jdbc, name));
                steps.add(UpkeepStep.of("guarded", name));
            }
        }
    }

    private void patiently(String what, Consumer<JdbcClient> work) {
        owner.patiently(what, properties.patience(), jdbc -> {
            work.accept(jdbc);
            return true;
        });
    }

    /** The owner sees no row of the log; for this one look it does, and nobody else sees more than before. */
    private Optional<Instant> newest() {
        patiently("Looking into the catch-all", jdbc -> force(jdbc, false));
        try {
            return owner.once(jdbc -> jdbc.sql("select max(created_at) from " + qualified(FUTURE))
                            .query(OffsetDateTime.class)
                            .optional())
                    .map(OffsetDateTime::toInstant);
        } finally {
            patiently("Guarding the catch-all", jdbc -> force(jdbc, true));
        }
    }

    private static void force(JdbcClient jdbc, boolean forced) {
        jdbc.sql("alter table " + qualified(FUTURE) + (forced ? " force" : " no force") + " row level security")
                .update();
    }

    /** The partition without an end, or where it would begin when somebody took it away. */
    private static CatchAll catchAll(JdbcClient jdbc) {
        List<LogPartition> partitions = LogCatalogue.partitions(jdbc);
        Optional<LogPartition> open = partitions.stream()
                .filter(partition -> partition.upper() == null)
                .findFirst();
        if (open.isPresent()) {
            LogPartition found = open.get();
            Instant lower = found.lower();
            if (!found.name().equals(FUTURE) || lower == null) {
                throw new IllegalStateException(LOG + " has a partition " + found.name()
                        + " without an end that is not " + FUTURE + ". Detach it, and put its rows where they belong.");
            }
            return new CatchAll(lower, true, true);
        }
        Instant lower = partitions.stream()
                .map(partition -> Optional.ofNullable(partition.upper()))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException(LOG + " has no partition."));
        return new CatchAll(lower, false, LogCatalogue.exists(jdbc, FUTURE));
    }

    private static @Nullable String stateOf(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState();
            }
        }
        return null;
    }

    private record CatchAll(Instant lower, boolean isAttached, boolean exists) {}
}
