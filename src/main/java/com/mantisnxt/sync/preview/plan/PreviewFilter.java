package com.mantisnxt.sync.preview.plan;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which previews are meant.
 *
 * @param waiting only those that can be decided on now
 * @param connection null: of all, and of none
 * @param state null: in any; what nobody has opened yet is in none
 */
public record PreviewFilter(
        boolean waiting,
        @Nullable UUID connection,
        @Nullable PlanState state) {

    public static PreviewFilter all() {
        return new PreviewFilter(false, null, null);
    }

    public PreviewFilter withWaiting(boolean other) {
        return new PreviewFilter(other, connection, state);
    }

    public PreviewFilter withConnection(@Nullable UUID other) {
        return new PreviewFilter(waiting, other, state);
    }

    public PreviewFilter withState(@Nullable PlanState other) {
        return new PreviewFilter(waiting, connection, other);
    }
}
