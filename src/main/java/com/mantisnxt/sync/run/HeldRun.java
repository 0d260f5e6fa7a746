package com.mantisnxt.sync.run;

import com.mantisnxt.sync.preview.delta.DeltaStep;
import com.mantisnxt.sync.preview.plan.RunOrder;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run and the right to work on it.
 *
 * @param fencing proves the right to every transaction of the run; whoever takes it over has a higher one
 * @param takenOver from a worker that had begun and was heard of no more
 */
record HeldRun(
        RunKey key,
        RunKind kind,
        RunPhase phase,
        RunOrder order,
        long fencing,
        boolean takenOver,
        Waits waits,
        Tally tally,
        ReadSoFar reading,
        DeltaStep.Progress compared,
        Starter starter) {

    /**
     * What holds it up.
     *
     * @param until then the other system is asked again, null where nothing is waited for
     * @param reason of that, for people
     * @param times that it got no answer, in a row
     * @param throttled how often in a row it was told when to come back, as far as anybody counts
     */
    record Waits(
            boolean paused,
            @Nullable Instant until,
            @Nullable String reason,
            int times,
            int throttled) {

        static final Waits NONE = new Waits(false, null, null, 0, 0);

        Waits resumed() {
            return new Waits(false, until, reason, times, throttled);
        }

        Waits goingOn() {
            return new Waits(false, null, null, times, throttled);
        }

        /** It answers, and that is no try that is used up. */
        Waits told(Instant then, String why) {
            return new Waits(paused, then, why, times, Math.min(throttled + 1, OpenRun.OFTEN));
        }
    }

    /** @param position items up to here have their outcome */
    record Tally(int position, int processed, int failed) {}

    /**
     * Who it is done for.
     *
     * @param begun when it was worked on for the first time, which may be long after it was asked for
     */
    record Starter(@Nullable UUID user, String name, Instant at, Instant begun) {}

    boolean paused() {
        return waits.paused();
    }

    int position() {
        return tally.position();
    }

    int processed() {
        return tally.processed();
    }

    int failed() {
        return tally.failed();
    }

    @Nullable
    UUID startedBy() {
        return starter.user();
    }

    HeldRun moved(int position, int processed, int failed) {
        return with(phase, waits, new Tally(position, processed, failed));
    }

    /** It has been said that it was taken over. */
    HeldRun begun() {
        return new HeldRun(key, kind, phase, order, fencing, false, waits, tally, reading, compared, starter);
    }

    HeldRun resumed() {
        return waiting(waits.resumed());
    }

    HeldRun waiting(Waits now) {
        return with(phase, now, tally);
    }

    HeldRun goingOn() {
        return waiting(waits.goingOn());
    }

    HeldRun in(RunPhase next) {
        return with(next, waits, tally);
    }

    /** Whether the next worker goes on here; what is read anew from the first record on each time does not come on. */
    boolean comesOn() {
        return phase != RunPhase.READ || reading.place() != null || reading.isChecking();
    }

    /** Something was read, so whatever was waited for is over; what is read anew each time may still fail there again. */
    HeldRun read(ReadSoFar now) {
        HeldRun read = readingAnew(now);
        return read.waiting(read.comesOn() ? Waits.NONE : waits.goingOn());
    }

    HeldRun readingAnew(ReadSoFar now) {
        Tally read = new Tally(tally.position(), now.records(), 0);
        return new HeldRun(key, kind, phase, order, fencing, takenOver, waits, read, now, compared, starter);
    }

    /** A walk goes on where another one stood. */
    HeldRun readingOn() {
        return new HeldRun(
                key, kind, phase, order, fencing, takenOver, waits, tally, reading.resumed(), compared, starter);
    }

    /** The source can't tell what has changed, or what is gone. */
    HeldRun readingAll() {
        return readingAnew(ReadSoFar.nothing(null));
    }

    /** What was put down is gone, so nothing that was made of it counts. */
    HeldRun fromTheStart() {
        return in(RunPhase.READ).readingAnew(reading.anew()).compared(DeltaStep.Progress.none());
    }

    HeldRun compared(DeltaStep.Progress now) {
        return new HeldRun(key, kind, phase, order, fencing, takenOver, waits, tally, reading, now, starter);
    }

    private HeldRun with(RunPhase newPhase, Waits newWaits, Tally newTally) {
        return new HeldRun(
                key, kind, newPhase, order, fencing, takenOver, newWaits, newTally, reading, compared, starter);
    }
}
