package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.progress.SyncRefused;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a run, works on it as the organisation it belongs to, and says when to go on. */
@Component
class RunWorker {

    private static final Logger log = LoggerFactory.getLogger(RunWorker.class);

    private final CurrentCaller currentCaller;
    private final TransactionTemplate transaction;
    private final Runs runs;
    private final Leases leases;
    private final Map<RunKind, RunWork> kinds = new EnumMap<>(RunKind.class);
    private final RunProperties properties;
    private final Clock clock;
    private final String name = ManagementFactory.getRuntimeMXBean().getName();

    RunWorker(
            CurrentCaller currentCaller,
            TransactionTemplate transactionTemplate,
            Runs runs,
            Leases leases,
            List<RunWork> kinds,
            RunProperties properties,
            Clock clock) {
        this.currentCaller = currentCaller;
        this.transaction = transactionTemplate;
        this.runs = runs;
        this.leases = leases;
        kinds.forEach(work -> this.kinds.put(work.kind(), work));
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * @param failures how often in a row it failed before
     * @return when to go on, empty when it is over
     */
    Optional<Instant> work(RunKey key, int failures) {
        var console = new Caller(key.org(), null, "console", Set.of(Right.READ, Right.REPORT));
        return currentCaller.callAs(console, () -> {
            Optional<HeldRun> taken = transaction.execute(status -> runs.take(key, name));
            return taken.isPresent()
                    ? work(taken.get(), failures)
                    : Objects.requireNonNull(transaction.execute(status -> runs.busyUntil(key)));
        });
    }

    private Optional<Instant> work(HeldRun run, int failures) {
        RunWork work = Objects.requireNonNull(kinds.get(run.kind()));
        try (var lease = leases.hold(run)) {
            Optional<Instant> again = work.work(run);
            transaction.executeWithoutResult(status -> runs.letGo(run));
            return again;
        } catch (RunRefused fenced) {
            log.warn("{}", fenced.reason());
            return Optional.empty();
        } catch (SyncRefused closed) {
            // an operator closed it on the board, or it fell silent for too long
            end(run, work, closed);
            return Optional.empty();
        } catch (Refused refused) {
            end(run, work, refused);
            return Optional.empty();
        } catch (RuntimeException fault) {
            return afterFault(run, failures, fault);
        }
    }

    private Optional<Instant> afterFault(HeldRun run, int failures, RuntimeException fault) {
        log.error("The run {} failed, for the {}. time in a row", run.key().id(), failures + 1, fault);
        if (failures + 1 >= properties.tries()) {
            RunWork work = Objects.requireNonNull(kinds.get(run.kind()));
            transaction.executeWithoutResult(status ->
                    work.giveUp(run, "run_failed", "It failed several times in a row; see the server's log."));
            return Optional.empty();
        }
        transaction.executeWithoutResult(status -> runs.letGo(run));
        throw fault;
    }

    private void end(HeldRun run, RunWork work, Refused refused) {
        transaction.executeWithoutResult(
                status -> work.giveUp(run, refused.code().value(), refused.reason()));
    }

    Duration pause(int failures) {
        return Duration.ofSeconds(Math.min(60, 2L << Math.min(failures, 5)));
    }

    Instant now() {
        return clock.instant();
    }
}
