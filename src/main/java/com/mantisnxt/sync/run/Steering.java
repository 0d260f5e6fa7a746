package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.progress.AttemptEnd;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.WorkerState;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    /**
     * The other system wants to be asked later.
     *
     * @param end of this try; null where it only waits its turn
     * @param until a moment that is over already is put off a little, or it would be asked without end
     */
    Turn waitFor(HeldRun run, @Nullable AttemptEnd end, String reason, Instant until) {
        if (end != null) {
            voice.stops(run, end, reason);
        }
        Instant soonest = clock.instant().plus(properties.look());
        Instant then = until.isAfter(soonest) ? until : soonest;
        var waits = new HeldRun.Waits(run.paused(), then, reason, run.waits().times() + 1);
        return waits(run.waiting(waits), then, true);
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
