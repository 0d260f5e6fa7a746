package com.mantisnxt.sync.preview.api;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.InvalidInput;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What comes in. */
final class PreviewBodies {

    private PreviewBodies() {}

    @Schema(name = "PreviewRequest")
    record Compute(@Nullable UUID connectionId, @Nullable EntityType entityType) {}

    @Schema(name = "PreviewApproval")
    record Approve(
            @Schema(description = "the hash of the preview that was looked at") @Nullable
            String hash) {}

    @Schema(name = "PreviewExclusion")
    record Exclude(
            @Schema(description = "places of items, from 0; left out: all that the filters of the address match")
            @Nullable
            List<Integer> positions,

            @Schema(description = "with filters: these stay") @Nullable
            List<Integer> except,

            @Schema(description = "only this field of the items, not all of them") @Nullable
            String field,

            @Schema(description = "put them back instead") @Nullable
            Boolean include,

            @Schema(maxLength = 500) @Nullable String reason) {

        boolean putsBack() {
            return Boolean.TRUE.equals(include);
        }

        List<Integer> butNot() {
            return except == null ? List.of() : except;
        }

        String because() {
            return reason == null ? "" : reason;
        }
    }

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidInput("missing_field", field, field + " is missing.");
        }
        return value;
    }
}
