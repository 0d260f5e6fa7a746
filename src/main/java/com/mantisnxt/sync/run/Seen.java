package com.mantisnxt.sync.run;

import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.preview.delta.DeltaStep;
import com.mantisnxt.sync.preview.delta.StagedSource.Staged;
import com.mantisnxt.sync.preview.plan.PlanRow;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What has been seen of a source so far, and what not; holds the records of one transaction at most. */
final class Seen {

    private static final int ENOUGH = 1_000;

    private final List<SourceRecord> waiting = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();
    private Staged staged = Staged.NOTHING;
    private @Nullable Long announced;
    private DeltaStep.Progress compared = DeltaStep.Progress.none();

    /** Reads pages until there is enough for a transaction; false at the source's end. */
    boolean fill(SourceWalk walk) {
        while (waiting.size() < ENOUGH) {
            List<SourceRecord> page = walk.next();
            OptionalLong said = walk.announced();
            if (said.isPresent()) {
                announced = said.getAsLong();
            }
            if (page.isEmpty()) {
                return false;
            }
            waiting.addAll(page);
        }
        return true;
    }

    List<SourceRecord> waiting() {
        return List.copyOf(waiting);
    }

    void staged(Staged more) {
        staged = staged.plus(more);
        waiting.clear();
    }

    void end(SourceWalk walk) {
        unseen.addAll(walk.unseen());
    }

    void miss(String reason) {
        unseen.add("The source could not be read to its end: " + reason);
    }

    boolean isEmpty() {
        return staged.staged() == 0 && waiting.isEmpty();
    }

    int records() {
        return staged.staged();
    }

    @Nullable
    Integer total() {
        return announced == null ? null : (int) Math.min(Integer.MAX_VALUE, Math.max(announced, staged.staged()));
    }

    DeltaStep.Progress compared() {
        return compared;
    }

    void compared(DeltaStep.Progress progress) {
        compared = progress;
    }

    PlanRow.Sight sight() {
        List<String> reasons = new ArrayList<>(unseen);
        if (announced != null && staged.staged() < announced) {
            reasons.add("The source announced %,d records and delivered %,d different ones."
                    .formatted(announced, staged.staged()));
        }
        if (announced == null && staged.duplicates() > 0) {
            reasons.add(
                    staged.duplicates() == 1
                            ? "1 record came under an id that another one had; the first of them was taken."
                            : "%,d records came under ids that others had; the first of each was taken."
                                    .formatted(staged.duplicates()));
        }
        if (staged.unusable() > 0) {
            reasons.add("%,d records have no usable id or can't be stored.".formatted(staged.unusable()));
        }
        return new PlanRow.Sight(announced, staged.staged(), staged.duplicates(), reasons.isEmpty(), reasons);
    }
}
