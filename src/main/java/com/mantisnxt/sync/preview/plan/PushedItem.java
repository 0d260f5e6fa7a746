package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.preview.ChangeKind;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change of a preview that a service brings.
 *
 * @param before null for a new record
 * @param after null for a deletion
 * @param version of the record that the change was made for, in the service's own counting; 0 where it does not count
 */
public record PushedItem(
        @Nullable ChangeKind kind,
        @Nullable String id,
        @Schema(implementation = Object.class) @Nullable ObjectNode before,

        @Schema(implementation = Object.class) @Nullable ObjectNode after,

        @Nullable Long version) {

    private static final int LONGEST_ID = 255;

    /** @throws InvalidInput when it does not say what a change has to */
    public ReadyItem ready() {
        if (kind == null) {
            throw new InvalidInput("missing_field", "kind", "kind is missing.");
        }
        if (id == null || id.isBlank() || id.length() > LONGEST_ID || id.indexOf('\0') >= 0) {
            throw new InvalidInput("invalid_field", "id", "id must have 1 to " + LONGEST_ID + " characters.");
        }
        return new ReadyItem(
                (short) (kind.ordinal() + 1),
                id,
                version == null ? 0 : version,
                kind == ChangeKind.NEW ? null : text("before", before),
                kind == ChangeKind.DELETED ? null : text("after", after));
    }

    private static String text(String field, @Nullable ObjectNode data) {
        if (data == null) {
            throw new InvalidInput("missing_field", field, "The item does not say what it was, or will be.");
        }
        String text = data.toString();
        if (hasNul(text)) {
            throw new InvalidInput("invalid_field", field, "The item holds a NUL character.");
        }
        return text;
    }

    /** Escaped, after an even number of backslashes. */
    private static boolean hasNul(String json) {
        for (int at = json.indexOf("\\u0000"); at >= 0; at = json.indexOf("\\u0000", at + 1)) {
            int before = at;
            while (before > 0 && json.charAt(before - 1) == '\\') {
                before--;
            }
            if ((at - before) % 2 == 0) {
                return true;
            }
        }
        return false;
    }
}
