package com.mantisnxt.sync.run;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.progress.AttemptEnd;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When a system that does not answer is asked again: when it says, else after ever longer, scattered times. */
@Component
class Patience {

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final SyncSettings settings;
    private final Clock clock;

    Patience(SyncSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Empty where asking again does not help, or was tried often enough. */
    Optional<Instant> until(HeldRun run, SourceFault fault) {
        Instant said = fault.retryAt();
        if (!fault.kind().isPassing() || !saysWhen(run, fault) && isTriedEnough(run)) {
            return Optional.empty();
        }
        return Optional.of(said == null ? clock.instant().plus(pause(run.waits().times())) : said);
    }

    /** Who throttles and says until when does answer, and where the next try goes on that takes as long as it takes. */
    private static boolean saysWhen(HeldRun run, SourceFault fault) {
        return fault.kind() == SourceFault.Kind.THROTTLED && fault.retryAt() != null && run.comesOn();
    }

    private boolean isTriedEnough(HeldRun run) {
        return run.waits().times()
                >= settings.tries(run.order().connection(), run.order().entity());
    }

    /** What the run waits for by this fault. A system that says when to come back uses no tries up. */
    static HeldRun.Waits waits(HeldRun run, SourceFault fault, Instant until) {
        HeldRun.Waits so = run.waits();
        if (!Paces.isWait(fault) && saysWhen(run, fault)) {
            return so.told(until, fault.reason());
        }
        int times = Paces.isWait(fault) ? so.times() : so.times() + 1;
        return new HeldRun.Waits(so.paused(), until, fault.reason(), times, so.throttled());
    }

    /** How a fault ends a try; null where nothing went wrong. */
    static @Nullable AttemptEnd end(SourceFault fault) {
        if (fault.isNotYet()) {
            return null;
        }
        return fault.kind() == SourceFault.Kind.THROTTLED ? AttemptEnd.THROTTLED : AttemptEnd.FAULT;
    }

    /** Half of it at least, and the rest by chance, so that many do not come back at one moment. */
    static Duration pause(int times) {
        long full = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(times, 10));
        return Duration.ofMillis(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }
}
