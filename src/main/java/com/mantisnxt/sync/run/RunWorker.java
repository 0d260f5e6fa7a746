package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.LogFields;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.connector.Pace;
import com.mantisnxt.sync.progress.AttemptEnd;
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

/** Takes a run, works on it as the organisation it belongs to, and says when to go on. */
@Component
class RunWorker {

    private static final Logger log = LoggerFactory.getLogger(RunWorker.class);

    private static final Duration LATER = Duration.ofSeconds(3);

    private static final String FAILED = "It failed; see the server's log.";

    private final CurrentCaller currentCaller;
    private final Batches batches;
    private final Runs runs;
    private final RunAdmission admission;
    private final Leases leases;
    private final Shares shares;
    private final Paces paces;
    private final RunVoice voice;
    private final Map<RunPhase, RunWork> phases = new EnumMap<>(RunPhase.class);
    private final RunProperties properties;
    private final Clock clock;
    private final String name = ManagementFactory.getRuntimeMXBean().getName();

    RunWorker(
            CurrentCaller currentCaller,
            Batches batches,
            Runs runs,
            RunAdmission admission,
            Leases leases,
            Shares shares,
            Paces paces,
            RunVoice voice,
            List<RunWork> phases,
            RunProperties properties,
            Clock clock) {
        this.currentCaller = currentCaller;
        this.batches = batches;
        this.runs = runs;
        this.admission = admission;
        this.leases = leases;
        this.shares = shares;
        this.paces = paces;
        this.voice = voice;
        phases.forEach(work -> this.phases.put(work.phase(), work));
        this.properties = properties;
        this.clock = clock;
    }

    /** @return when to go on, empty when it is over */
    Optional<Instant> work(RunKey key) {
        if (!shares.enter(key.org())) {
            return Optional.of(clock.instant().plus(LATER));
        }
        LogFields.organisation(key.org());
        try {
            return taken(key);
        } catch (RuntimeException fault) {
            if (!DatabaseFaults.isPassing(fault)) {
                throw fault;
            }
            log.warn("The run {} waits for the database: {}", key.id(), fault.getMessage());
            return Optional.of(clock.instant().plus(LATER));
        } finally {
            LogFields.clear();
            shares.leave(key.org());
        }
    }

    private Optional<Instant> taken(RunKey key) {
        var console = new Caller(key.org(), null, "console", Set.of(Right.READ, Right.REPORT));
        return currentCaller.callAs(console, () -> {
            RunAdmission.Taken taken = batches.in(() -> admission.take(key, name));
            return taken.run() == null ? Optional.ofNullable(taken.again()) : work(taken.run());
        });
    }

    private Optional<Instant> work(HeldRun taken) {
        LogFields.sync(taken.order().syncId());
        Turn turn = Turn.on(taken);
        try (var lease = leases.hold(taken)) {
            Pace pace = paces.of(taken.order().connection(), new WaitingRun(taken, batches, runs, voice));
            while (turn.goesOn()) {
                HeldRun now = turn.run();
                turn = ScopedValue.where(Pace.CURRENT, pace)
                        .call(() -> phase(now).work(now));
            }
            batches.run(() -> letGo(taken));
            return turn.next();
        } catch (RunRefused refused) {
            return refused(turn.run(), refused);
        } catch (Refused refused) {
            // among them: an operator closed it on the board, or it fell silent for too long
            end(turn.run(), refused);
            return Optional.empty();
        } catch (RuntimeException fault) {
            return afterFault(turn.run(), fault);
        }
    }

    private Optional<Instant> refused(HeldRun run, RunRefused refused) {
        log.warn("{}", refused.reason());
        if (refused.code().value().equals(RunRefused.OVERDUE)) {
            end(run, refused);
        }
        return Optional.empty();
    }

    private RunWork phase(HeldRun run) {
        return Objects.requireNonNull(phases.get(run.phase()));
    }

    /** That the database is away is no failure of the run, and neither is a worker that died. */
    private Optional<Instant> afterFault(HeldRun run, RuntimeException fault) {
        if (DatabaseFaults.isPassing(fault)) {
            batches.run(() -> stopped(run, "The database was away."));
            throw fault;
        }
        int failures = failed(run);
        if (failures == 0) {
            return Optional.empty();
        }
        log.error("The run {} failed, for the {}. time in a row", run.key().id(), failures, fault);
        if (failures >= properties.tries()) {
            giveUp(run, "run_failed", "It failed several times in a row; see the server's log.");
            return Optional.empty();
        }
        return Optional.of(clock.instant().plus(pause(failures)));
    }

    /** Lets it go, counted; 0 where somebody else has taken it over. */
    private int failed(HeldRun run) {
        return batches.in(() -> {
            int failures = runs.failed(run).orElse(0);
            if (failures > 0) {
                voice.stops(run, AttemptEnd.FAULT, FAILED);
            }
            admission.call(run);
            return failures;
        });
    }

    private void end(HeldRun run, Refused refused) {
        giveUp(run, refused.code().value(), refused.reason());
    }

    private void giveUp(HeldRun run, String code, String reason) {
        batches.run(() -> {
            phase(run).giveUp(run, code, reason);
            admission.call(run);
        });
    }

    private void letGo(HeldRun run) {
        runs.letGo(run);
        admission.call(run);
    }

    private void stopped(HeldRun run, String reason) {
        if (runs.letGo(run)) {
            voice.stops(run, AttemptEnd.FAULT, reason);
        }
        admission.call(run);
    }

    Duration pause(int failures) {
        return Duration.ofSeconds(Math.min(60, 2L << Math.min(failures, 5)));
    }

    Instant now() {
        return clock.instant();
    }
}
