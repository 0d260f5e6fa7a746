package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.progress.AttemptEnd;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.WorkerState;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What comes before each batch: the right to the run, what operators ask, what has to be waited for. In the caller's
 * transaction, so that pause and cancel hold within one batch.
 */
@Component
class Steering {

    private final Runs runs;
    private final RunVoice voice;
    private final SyncSettings settings;
    private final RunProperties properties;
    private final Stopping stopping;
    private final Clock clock;

    Steering(
            Runs runs,
            RunVoice voice,
            SyncSettings settings,
            RunProperties properties,
            Stopping stopping,
            Clock clock) {
        this.runs = runs;
        this.voice = voice;
        this.settings = settings;
        this.properties = properties;
        this.stopping = stopping;
        this.clock = clock;
    }

    /**
     * @param cancelled what a cancelled run leaves behind
     * @return whether the run goes on now, and when it looks again where it does not
     */
    Turn heed(HeldRun run, Runnable cancelled) {
        runs.lock(run);
        checkTime(run);
        Set<CommandKind> asked = voice.heed(run);
        if (asked.contains(CommandKind.CANCEL)) {
            runs.end(run, RunState.CANCELLED);
            cancelled.run();
            return Turn.over(run);
        }
        boolean resumed = asked.contains(CommandKind.RESUME);
        if (asked.contains(CommandKind.PAUSE) || run.paused() && !resumed) {
            voice.alive(run);
            runs.keep(run, RunState.PAUSED);
            return Turn.at(run, clock.instant().plus(properties.look()));
        }
        if (run.paused()) {
            voice.note(run, SyncAction.PARTIAL_RESUME, run.processed() + run.failed(), "resumed");
        }
        if (stopping.isUnderWay()) {
            voice.stops(run, AttemptEnd.STOPPED, null);
            runs.keep(run.resumed(), RunState.RUNNING);
            return Turn.at(run, clock.instant());
        }
        return goesOnOrWaits(run.resumed(), resumed);
    }

    private void checkTime(HeldRun run) {
        settings.longest(run.order().connection(), run.order().entity())
                .filter(longest -> clock.instant().isAfter(run.starter().begun().plus(longest)))
                .ifPresent(longest -> {
                    throw RunRefused.overdue(longest.toMinutes());
                });
    }

    private Turn goesOnOrWaits(HeldRun run, boolean resumed) {
        Instant until = run.waits().until();
        if (until == null) {
            voice.goesOn(run);
            return Turn.on(run);
        }
        if (clock.instant().isBefore(until)) {
            return waits(run, until, resumed);
        }
        voice.says(run, WorkerState.RUNNING, null, null);
        voice.goesOn(run);
        return Turn.on(run.goingOn());
    }

    /** The source did not answer, and is asked again then. */
    Turn waitFor(HeldRun run, SourceFault fault, Instant until) {
        AttemptEnd end = Patience.end(fault);
        if (end != null) {
            voice.stops(run, end, fault.reason());
        }
        return waitFor(run, Patience.waits(run, fault, until));
    }

    /** The target takes no more until then. */
    Turn waitFor(HeldRun run, String reason, Instant until) {
        voice.stops(run, AttemptEnd.THROTTLED, reason);
        return waitFor(run, run.waits().told(until, reason));
    }

    /** A moment that is over already is put off a little, or it would be asked without end. */
    private Turn waitFor(HeldRun run, HeldRun.Waits waits) {
        Instant soonest = clock.instant().plus(properties.look());
        Instant until = Objects.requireNonNull(waits.until());
        Instant then = until.isAfter(soonest) ? until : soonest;
        return waits(
                run.waiting(new HeldRun.Waits(waits.paused(), then, waits.reason(), waits.times(), waits.throttled())),
                then,
                true);
    }

    /** Looks again soon, for operators need not wait for the other system. */
    private Turn waits(HeldRun run, Instant until, boolean sayIt) {
        if (sayIt) {
            String reason = Objects.requireNonNullElse(run.waits().reason(), "the other system takes no more for now");
            voice.says(run, WorkerState.THROTTLED, reason, until);
        } else {
            voice.alive(run);
        }
        runs.keep(run, RunState.RUNNING);
        Instant look = clock.instant().plus(properties.look());
        return Turn.at(run, look.isBefore(until) ? look : until);
    }
}
