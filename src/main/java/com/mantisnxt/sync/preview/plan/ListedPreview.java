package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.preview.PreviewRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A preview in the list of all.
 *
 * @param plan null for what a service wrote by plain SQL and nobody has opened yet
 */
public record ListedPreview(PreviewRow preview, @Nullable PlanRow plan) {

    public PreviewList.Cursor cursor() {
        return new PreviewList.Cursor(preview.computedAt(), preview.id());
    }

    /** Whether there is something to decide on, as long as that lasts. */
    public boolean isWaiting(Instant now) {
        return plan == null
                ? !preview.isExpired(now)
                : plan.isOpen(now) && plan.counts().total() > 0;
    }

    /** Until when that can be decided; what is kept longer is kept to be read. */
    public @Nullable Instant decidableUntil() {
        return plan == null ? preview.expiresAt() : plan.approvableUntil();
    }
}
