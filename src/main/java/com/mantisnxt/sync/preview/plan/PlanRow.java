package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.preview.ChangeKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a preview beside its items.
 *
 * @param connection null for a preview whose service applies it
 * @param target where its changes go
 * @param hash what an approval binds: the items and what is taken out; empty until there is something to approve
 * @param approvableUntil after that it can be read, never approved
 * @param computeSync the sync on the live board that computes it
 * @param applySync the sync that applies it, once approved
 * @param failure why it could not be computed; once it was approved, why it was not applied to its end
 */
public record PlanRow(
        UUID preview,
        @Nullable UUID connection,
        PlanTarget target,
        EntityType entity,
        SourceSystem source,
        PlanState state,
        Counts counts,
        Sight sight,
        String hash,
        @Nullable Instant approvableUntil,
        @Nullable String computeSync,
        @Nullable String applySync,
        @Nullable Failure failure,
        String requestedBy,
        Instant createdAt) {

    /**
     * @param excluded items taken out as a whole
     * @param stored records that the store held, which percentages are of
     */
    public record Counts(int created, int updated, int deleted, long unchanged, int excluded, long stored) {

        public int total() {
            return created + updated + deleted;
        }

        public int included() {
            return total() - excluded;
        }

        public int of(ChangeKind kind) {
            return switch (kind) {
                case NEW -> created;
                case UPDATED -> updated;
                case DELETED -> deleted;
            };
        }
    }

    /**
     * How much of the source was seen.
     *
     * @param announced null where the source does not say
     * @param seen distinct records
     * @param complete false: no deletions are proposed, and unseen says why
     * @param unseen reasons, each a sentence
     */
    public record Sight(@Nullable Long announced, long seen, long duplicates, boolean complete, List<String> unseen) {}

    public record Failure(String code, String reason) {}

    /** Whether its service computed it, and not the console. */
    public boolean isBrought() {
        return target != PlanTarget.STORE;
    }

    /** By as many as it took. What it came to then is told in numbers, however it ended. */
    public boolean wasApproved() {
        return applySync != null;
    }

    /** The sync that is at work on it now; while a service brings it that is the service's own matter. */
    public @Nullable String movingSync() {
        return switch (state) {
            case COMPUTING -> connection == null ? null : computeSync;
            case APPROVED, APPLYING -> applySync;
            case PENDING, FAILED, CANCELLED, AWAITING_SECOND, APPLIED, SUPERSEDED -> null;
        };
    }

    public boolean isExpired(Instant now) {
        return approvableUntil != null && !approvableUntil.isAfter(now);
    }

    /** Whether people may decide on it now. */
    public boolean isOpen(Instant now) {
        return (state == PlanState.PENDING || state == PlanState.AWAITING_SECOND) && !isExpired(now);
    }
}
