package com.mantisnxt.sync.run;

import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.Unseen;
import com.mantisnxt.sync.preview.delta.StagedSource.Staged;
import com.mantisnxt.sync.preview.plan.PlanRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run has put down of its source; kept with each batch.
 *
 * @param since the watermark from which on changes are read; null reads everything
 * @param cursor from where whoever comes next goes on; null where the source can't be entered in its middle
 * @param announced how many records the source last said there are
 * @param before what walks before this one could not see, each in a sentence
 * @param unseen the same of all of them
 * @param watermark from where the next sync may read changes
 * @param scan after the changes the ids of all records are read, to find what is gone; null where they are not
 * @param absence after all that, what did not come is asked for by its ids; null where it is not
 */
record ReadSoFar(
        @Nullable String since,
        @Nullable String cursor,
        @Nullable Long announced,
        Staged staged,
        List<String> before,
        List<String> unseen,
        @Nullable String watermark,
        @Nullable IdScan scan,
        @Nullable Absence absence) {

    static ReadSoFar nothing(@Nullable String since) {
        return new ReadSoFar(since, null, null, Staged.NOTHING, List.of(), List.of(), null, null, null);
    }

    /** Changes, and then the ids of all that is there. */
    static ReadSoFar changesAndIds(String since) {
        return nothing(since).with(IdScan.planned());
    }

    /** The same to be read, and nothing of it yet. */
    ReadSoFar anew() {
        return nothing(since).with(scan == null ? null : IdScan.planned());
    }

    private ReadSoFar with(@Nullable IdScan now) {
        return new ReadSoFar(since, cursor, announced, staged, before, unseen, watermark, now, absence);
    }

    boolean isScanning() {
        return scan != null && scan.isUnderWay();
    }

    boolean isChecking() {
        return absence != null;
    }

    ReadSoFar checking(Absence now) {
        return new ReadSoFar(since, cursor, announced, staged, before, unseen, watermark, scan, now);
    }

    boolean isToScan() {
        return scan != null && !scan.isUnderWay();
    }

    /** The changes are read to their end. */
    ReadSoFar scanning() {
        return with(IdScan.begun());
    }

    private ReadSoFar inPart(UnaryOperator<ReadSoFar> act) {
        return scan != null && scan.isUnderWay() ? with(scan.with(act)) : act.apply(this);
    }

    /** From where what is read now goes on. */
    @Nullable
    String place() {
        return isScanning() ? Objects.requireNonNull(scan).read().cursor() : cursor;
    }

    ReadSoFar plus(Staged more, SourcePage page) {
        return inPart(part -> part.and(more, page));
    }

    private ReadSoFar and(Staged more, SourcePage page) {
        return new ReadSoFar(
                since,
                page.cursor(),
                page.announced() == null ? announced : page.announced(),
                staged.plus(more),
                before,
                seenBy(page.unseen()),
                watermark == null ? page.watermark() : watermark,
                scan,
                absence);
    }

    /** As far as the walk has come, where it can be gone on with. */
    ReadSoFar at(SourceWalk walk) {
        return inPart(part -> new ReadSoFar(
                part.since,
                walk.cursor().orElse(part.cursor),
                part.announced,
                part.staged,
                part.before,
                part.seenBy(walk.unseen()),
                part.watermark,
                part.scan,
                part.absence));
    }

    private List<String> seenBy(List<String> walk) {
        return Unseen.few(Stream.concat(before.stream(), walk.stream()));
    }

    /** Another walk goes on, and knows only what it does not see itself. */
    ReadSoFar resumed() {
        return inPart(part -> new ReadSoFar(
                part.since,
                part.cursor,
                part.announced,
                part.staged,
                part.unseen,
                part.unseen,
                part.watermark,
                part.scan,
                part.absence));
    }

    ReadSoFar missing(String reason) {
        String what = isChecking()
                ? "What did not come could not be asked for, so nothing is known to be gone: "
                : isScanning()
                        ? "The ids of all records could not be read, so nothing is known to be gone: "
                        : "The source could not be read to its end: ";
        return inPart(part -> part.without(what + reason));
    }

    private ReadSoFar without(String reason) {
        List<String> more = new ArrayList<>(unseen);
        more.add(reason);
        return new ReadSoFar(since, cursor, announced, staged, before, more, watermark, scan, absence);
    }

    boolean isOfChanges() {
        return since != null;
    }

    boolean isEmpty() {
        return records() == 0 && !isScanning();
    }

    /** Ids count like records: each was read and compared. */
    int records() {
        return staged.staged() + (scan == null ? 0 : scan.read().staged.staged());
    }

    @Nullable
    Integer total() {
        if (scan != null && scan.isUnderWay()) {
            Integer ids = scan.read().total();
            return ids == null ? null : (int) Math.min(Integer.MAX_VALUE, (long) staged.staged() + ids);
        }
        return announced == null || scan != null
                ? null
                : (int) Math.min(Integer.MAX_VALUE, Math.max(announced, staged.staged()));
    }

    /** Whether everything that was to be read came, and so the next sync may begin where this one did. */
    boolean isWhole() {
        return missed().isEmpty();
    }

    /** Whether all that the source has was seen, if only by its id. */
    boolean sawAll() {
        return isWhole() && (scan == null ? !isOfChanges() : scan.isComplete());
    }

    /** Whether nothing that is gone was left to the next sync. */
    boolean foundAllGone() {
        return sawAll() && (absence == null || absence.left() == 0);
    }

    PlanRow.Sight sight() {
        List<String> reasons = new ArrayList<>(missed());
        if (scan != null) {
            reasons.addAll(scan.missed());
        }
        return new PlanRow.Sight(announced, staged.staged(), staged.duplicates(), reasons.isEmpty(), reasons);
    }

    /** For the log, at the end of a scan. */
    String words() {
        return "read %,d changed records and the ids of all %,d"
                .formatted(staged.staged(), records() - staged.staged());
    }

    List<String> missed() {
        List<String> reasons = new ArrayList<>(unseen);
        if (announced != null && staged.staged() < announced && !isOfChanges()) {
            reasons.add("The source announced %,d records and delivered %,d different ones."
                    .formatted(announced, staged.staged()));
        }
        if (announced == null && staged.duplicates() > 0 && !isOfChanges()) {
            reasons.add(
                    staged.duplicates() == 1
                            ? "1 record came under an id that another one had; the first of them was taken."
                            : "%,d records came under ids that others had; the first of each was taken."
                                    .formatted(staged.duplicates()));
        }
        if (staged.unusable() > 0) {
            reasons.add("%,d records have no usable id or can't be stored.".formatted(staged.unusable()));
        }
        return reasons;
    }
}
