package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.base.InvalidInput;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The sizes that reports must keep to, each refused with the field's name. */
final class Limits {

    static final int BATCH = 5_000;
    private static final int ID = 255;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final int METADATA_BYTES = 16_384;

    private Limits() {}

    static void id(String field, @Nullable String value) {
        if (value != null && (value.isBlank() || value.length() > ID)) {
            throw new InvalidInput("invalid_field", field, field + " must have 1 to " + ID + " characters.");
        }
        noNul(field, value);
    }

    static void text(String field, @Nullable String value, int most) {
        if (value != null && value.length() > most) {
            throw new InvalidInput("too_long", field, field + " may have at most " + most + " characters.");
        }
        noNul(field, value);
    }

    static void count(String field, @Nullable Integer value) {
        if (value != null && value < 0) {
            throw new InvalidInput("negative_count", field, field + " can't be negative, it was " + value + ".");
        }
    }

    /** Years of four digits: beyond them neither PostgreSQL nor a reader follows. */
    static void moment(String field, @Nullable Instant value) {
        if (value != null && (value.isBefore(Instant.EPOCH) || value.isAfter(LATEST))) {
            throw new InvalidInput("invalid_field", field, field + " must lie between the years 1970 and 9999.");
        }
    }

    static void metadata(String json) {
        if (json.length() > METADATA_BYTES) {
            throw new InvalidInput(
                    "metadata_too_large", "metadata", "metadata may have at most " + METADATA_BYTES + " characters.");
        }
        noNul("metadata", json.contains("\\u0000") ? "\0" : null);
    }

    // PostgreSQL can't store it in text
    private static void noNul(String field, @Nullable String value) {
        if (value != null && value.indexOf('\0') >= 0) {
            throw new InvalidInput("invalid_field", field, field + " contains a NUL character.");
        }
    }
}
