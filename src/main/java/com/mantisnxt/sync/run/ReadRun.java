package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.LogFields;
import com.mantisnxt.sync.connector.Pace;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.Sources;
import com.mantisnxt.sync.preview.delta.Delivery;
import com.mantisnxt.sync.preview.plan.RunOrder;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Reads a source once through, all of it or what has changed; a page is read while the one before it is put down. Whoever
 * takes it over goes on after the last batch where the source can be entered there, else begins anew.
 */
@Component
class ReadRun implements RunWork {

    private final CurrentCaller currentCaller;
    private final Batches batches;
    private final Sources sources;
    private final ReadBatch batch;
    private final BatchSizes sizes;
    private final AbsenceCheck absences;
    private final Unfinished unfinished;

    ReadRun(
            CurrentCaller currentCaller,
            Batches batches,
            Sources sources,
            ReadBatch batch,
            BatchSizes sizes,
            AbsenceCheck absences,
            Unfinished unfinished) {
        this.currentCaller = currentCaller;
        this.batches = batches;
        this.sources = sources;
        this.batch = batch;
        this.sizes = sizes;
        this.absences = absences;
        this.unfinished = unfinished;
    }

    @Override
    public RunPhase phase() {
        return RunPhase.READ;
    }

    @Override
    public Turn work(HeldRun run) {
        Turn begun = batches.in(() -> batch.begin(run));
        if (!begun.goesOn()) {
            return begun;
        }
        return begun.run().reading().isChecking() ? absences.work(begun.run()) : read(begun.run());
    }

    private Turn read(HeldRun begun) {
        try (Opened opened = open(begun);
                PagesAhead pages = new PagesAhead(reading(opened))) {
            Turn turn = Turn.on(opened.run());
            while (turn.goesOn() && isOf(opened, turn.run())) {
                turn = page(turn.run(), opened.walk(), pages);
            }
            return turn;
        } catch (SourceFault fault) {
            return batches.in(() -> batch.interrupted(begun, fault));
        }
    }

    /** After the changes the ids are another walk, and what did not come is asked for by none. */
    private static boolean isOf(Opened opened, HeldRun run) {
        return run.phase() == RunPhase.READ
                && !run.reading().isChecking()
                && run.reading().isScanning() == opened.run().reading().isScanning();
    }

    /** Each page of a walk, read as whoever works on the run and at its pace, whichever thread it is. */
    private Supplier<SourcePage> reading(Opened opened) {
        Caller caller = currentCaller.get();
        Pace pace = Pace.current();
        return () -> {
            RunOrder order = opened.run().order();
            LogFields.organisation(caller.org());
            LogFields.sync(order.syncId());
            return currentCaller.callAs(
                    caller,
                    () -> ScopedValue.where(Pace.CURRENT, pace)
                            .call(() -> SourcePage.of(opened.walk(), opened.delivery(), sizes.reading(order))));
        };
    }

    private Turn page(HeldRun run, SourceWalk walk, PagesAhead pages) {
        SourcePage page;
        try {
            page = pages.next();
        } catch (SourceFault fault) {
            // a walk may have come on without a record
            HeldRun there = run.readingAnew(run.reading().at(walk));
            return batches.in(() -> batch.interrupted(there, fault));
        }
        if (!page.isLast()) {
            pages.begin();
        }
        return batches.in(() -> batch.stage(run, page));
    }

    /** @param run as it turned out to be read */
    private record Opened(SourceWalk walk, HeldRun run) implements AutoCloseable {

        Delivery delivery() {
            return run.reading().isScanning() ? Delivery.ofIds() : Delivery.ofRecords();
        }

        @Override
        public void close() {
            walk.close();
        }
    }

    private Opened open(HeldRun run) {
        EntityType entity = run.order().entity();
        Source source = sources.open(run.order().connection(), entity);
        ReadSoFar reading = run.reading();
        String cursor = reading.place();
        if (cursor != null) {
            return new Opened(source.resume(entity, cursor), run.readingOn());
        }
        if (reading.isScanning()) {
            return new Opened(source.ids(entity).orElseThrow(ReadRun::noIds), run);
        }
        Optional<SourceWalk> changes = reading.since() == null || reading.isToScan() && !givesIds(source, entity)
                ? Optional.empty()
                : source.changedSince(entity, reading.since());
        return changes.map(walk -> new Opened(walk, run))
                .orElseGet(() -> new Opened(source.walk(entity), run.readingAll()));
    }

    /** Where it does not, what was deleted is found by reading everything. */
    private static boolean givesIds(Source source, EntityType entity) {
        Optional<SourceWalk> ids = source.ids(entity);
        ids.ifPresent(SourceWalk::close);
        return ids.isPresent();
    }

    private static SourceFault noIds() {
        return new SourceFault(SourceFault.Kind.UNREADABLE, "The source no longer gives its ids alone.");
    }

    @Override
    public void giveUp(HeldRun run, String code, String reason) {
        unfinished.giveUp(run, code, reason);
    }
}
