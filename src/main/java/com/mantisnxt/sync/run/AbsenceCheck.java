package com.mantisnxt.sync.run;

import com.mantisnxt.sync.connector.Presence;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.Sources;
import com.mantisnxt.sync.preview.delta.Absentees;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Asks the system for each stored record that did not come before it counts as gone: a list that shifts while it is read
 * may have passed over it. Where everything came nothing is asked. So many at most in one reading; the rest is kept.
 */
@Component
class AbsenceCheck {

    static final int MOST = 2_000;

    private final Batches batches;
    private final Sources sources;
    private final Absentees absentees;
    private final ReadBatch batch;

    AbsenceCheck(Batches batches, Sources sources, Absentees absentees, ReadBatch batch) {
        this.batches = batches;
        this.sources = sources;
        this.absentees = absentees;
        this.batch = batch;
    }

    Turn work(HeldRun begun) {
        Source source = sources.open(begun.order().connection(), begun.order().entity());
        Turn turn = Turn.on(begun);
        while (turn.goesOn()
                && turn.run().phase() == RunPhase.READ
                && turn.run().reading().isChecking()) {
            turn = step(turn.run(), source);
        }
        return turn;
    }

    private Turn step(HeldRun run, Source source) {
        List<String> absent = batches.in(() -> next(run));
        if (absent.isEmpty()) {
            return batches.in(() -> batch.compare(run));
        }
        try {
            Optional<Presence> said = source.present(run.order().entity(), absent);
            return said.map(presence -> batches.in(() -> batch.settle(run, absent, presence)))
                    .orElseGet(() -> batches.in(() -> batch.compare(run)));
        } catch (SourceFault fault) {
            return batches.in(() -> batch.interrupted(run, fault));
        }
    }

    private List<String> next(HeldRun run) {
        Absence so = run.reading().absence();
        return so == null || so.asked() >= MOST ? List.of() : absentees.next(of(run), so.after(), Presence.MOST);
    }

    static Absentees.Of of(HeldRun run) {
        return new Absentees.Of(
                run.order().preview(),
                run.order().connection(),
                run.order().entity().code());
    }
}
