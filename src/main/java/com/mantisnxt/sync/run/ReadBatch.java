package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.connector.Presence;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.preview.delta.Absentees;
import com.mantisnxt.sync.preview.delta.StagedSource;
import com.mantisnxt.sync.progress.WorkerState;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The transactions of reading: what the source delivers is put down, together with how far it was read. */
@Component
class ReadBatch {

    static final String LOST = "begun anew: the database went down and what was read is lost";

    private final Steering steering;
    private final Runs runs;
    private final StagedSource stage;
    private final Unfinished unfinished;
    private final RunVoice voice;
    private final Patience patience;
    private final Absentees absentees;
    private final Clock clock;

    ReadBatch(
            Steering steering,
            Runs runs,
            StagedSource stage,
            Unfinished unfinished,
            RunVoice voice,
            Patience patience,
            Absentees absentees,
            Clock clock) {
        this.steering = steering;
        this.runs = runs;
        this.stage = stage;
        this.unfinished = unfinished;
        this.voice = voice;
        this.patience = patience;
        this.absentees = absentees;
        this.clock = clock;
    }

    /** Where the source can't be entered in its middle, an earlier try's records are forgotten. */
    Turn begin(HeldRun run) {
        if (run.takenOver()) {
            runs.lock(run);
            voice.takenOver(run, run.reading().records(), takenOver(run));
        }
        Turn turn = steering.heed(run.begun(), () -> unfinished.forget(run));
        if (!turn.goesOn()) {
            return turn;
        }
        voice.says(run, WorkerState.RUNNING, null, null);
        HeldRun now = turn.run();
        ReadSoFar reading = now.reading();
        if (isLost(now)) {
            return Turn.on(lost(now));
        }
        if (reading.place() != null || reading.isChecking()) {
            return Turn.on(now);
        }
        return Turn.on(reading.isScanning() ? scan(now) : anew(now));
    }

    private boolean isLost(HeldRun run) {
        ReadSoFar reading = run.reading();
        return (reading.isScanning() || reading.isChecking() || reading.place() != null)
                && !stage.isOpen(run.order().preview());
    }

    private HeldRun lost(HeldRun run) {
        voice.note(run, SyncAction.ERROR_RECOVERY, run.reading().records(), LOST);
        return anew(run);
    }

    private HeldRun anew(HeldRun run) {
        stage.open(run.order().preview());
        HeldRun anew = run.readingAnew(run.reading().anew());
        runs.keep(anew, RunState.RUNNING);
        return anew;
    }

    /** The ids from the first on; the changes before them stay. */
    private HeldRun scan(HeldRun run) {
        stage.emptyIds(run.order().preview());
        HeldRun scanning = run.readingAnew(run.reading().scanning());
        runs.keep(scanning, RunState.RUNNING);
        return scanning;
    }

    Turn stage(HeldRun run, SourcePage page) {
        Turn turn = heed(run);
        if (!turn.goesOn()) {
            return turn;
        }
        HeldRun read =
                turn.run().read(run.reading().plus(stage.stage(run.order().preview(), page.delivery()), page));
        voice.progress(read, read.reading().total(), null);
        HeldRun next = page.isLast() ? after(read) : read;
        runs.keep(next, RunState.RUNNING);
        return Turn.on(next);
    }

    /** After the changes the ids, where they are wanted. */
    private HeldRun after(HeldRun run) {
        ReadSoFar reading = run.reading();
        if (reading.isToScan()) {
            return scan(run);
        }
        if (reading.isScanning()) {
            voice.note(run, SyncAction.BATCH_PROCESS, reading.records(), reading.words());
        }
        boolean isWhole = reading.sight().complete() && reading.sawAll();
        return isWhole ? run.readingAnew(reading.checking(Absence.NONE)) : run.in(RunPhase.COMPARE);
    }

    /** What did not come was asked for. */
    Turn settle(HeldRun run, List<String> absent, Presence said) {
        Turn turn = heed(run);
        if (!turn.goesOn()) {
            return turn;
        }
        stage.keep(run.order().preview(), said.there());
        Absence so = Objects.requireNonNull(run.reading().absence());
        String last = absent.get(said.settled() - 1);
        Absence now = so.plus(last, said.settled(), said.there().size());
        HeldRun next = turn.run().read(run.reading().checking(now));
        voice.alive(next);
        runs.keep(next, RunState.RUNNING);
        return Turn.on(next);
    }

    /** What did not come and was not asked for is not to count as gone. */
    Turn compare(HeldRun run) {
        Turn turn = heed(run);
        if (!turn.goesOn()) {
            return turn;
        }
        Absence so = Objects.requireNonNull(run.reading().absence());
        if (so.asked() > 0) {
            so = so.leaving(absentees.leave(AbsenceCheck.of(run), so.after()));
            voice.note(run, SyncAction.BATCH_PROCESS, run.reading().records(), so.words());
        }
        HeldRun next = turn.run().readingAnew(run.reading().checking(so)).in(RunPhase.COMPARE);
        runs.keep(next, RunState.RUNNING);
        return Turn.on(next);
    }

    private Turn heed(HeldRun run) {
        Turn turn = steering.heed(run, () -> unfinished.forget(run));
        return !turn.goesOn() || stage.isOpen(run.order().preview())
                ? turn
                : Turn.at(lost(turn.run()), clock.instant());
    }

    /** What passes is waited for; what does not ends the reading, and what came so far is compared. */
    Turn interrupted(HeldRun run, SourceFault fault) {
        runs.lock(run);
        var again = patience.until(run, fault);
        if (again.isPresent()) {
            return steering.waitFor(run, fault, again.get());
        }
        if (run.reading().isEmpty()) {
            unfinished.giveUp(run, fault.code().value(), fault.reason());
            return Turn.over(run);
        }
        HeldRun next = run.read(run.reading().missing(fault.reason())).in(RunPhase.COMPARE);
        runs.keep(next, RunState.RUNNING);
        return Turn.on(next);
    }

    private static String takenOver(HeldRun run) {
        return run.reading().place() == null && !run.reading().isChecking()
                ? "begun anew after a worker that was heard of no more"
                : "taken over from a worker that was heard of no more, after %,d records"
                        .formatted(run.reading().records());
    }
}
