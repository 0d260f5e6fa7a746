package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.connector.RecordState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An item in full.
 *
 * @param before null for a new record
 * @param after null for a deletion
 */
public record PlanItem(
        PlanItemRow row,
        long beforeVersion,
        @Nullable Side before,
        @Nullable Side after,
        List<Exclusion> exclusions,
        @Nullable Outcome outcome) {

    PlanItem with(PlanItemRow other) {
        return new PlanItem(other, beforeVersion, before, after, exclusions, outcome);
    }

    /** What the record is, or will be. */
    public record Side(RecordState state, ObjectNode data) {}

    /** @param field null for the item as a whole */
    public record Exclusion(@Nullable String field, String reason, String by, Instant at) {}

    /**
     * @param reason why not, null where it was done
     * @param writtenId by which the system knows a new record that was written to it; null for all others
     */
    public record Outcome(
            OutcomeKind kind,
            @Nullable String code,
            @Nullable String reason,
            @Nullable String writtenId,
            Instant at) {}
}
