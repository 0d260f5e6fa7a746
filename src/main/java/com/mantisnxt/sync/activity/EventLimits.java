package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.base.InvalidInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The sizes that events must keep to, each refused with the path of the field. */
final class EventLimits {

    static final int LIST = 1_000;
    private static final int DETAILS = 16_384;
    private static final BigDecimal SHORTEST = new BigDecimal("0.005");
    private static final BigDecimal LONGEST = new BigDecimal("99999999.99");

    private EventLimits() {}

    static void text(String field, @Nullable String value, int most) {
        if (value == null) {
            return;
        }
        if (value.length() > most) {
            throw new InvalidInput("too_long", field, field + " may have at most " + most + " characters.");
        }
        noNul(field, value.indexOf('\0') >= 0);
    }

    static void count(String field, @Nullable Integer value) {
        if (value != null && value < 0) {
            throw new InvalidInput("negative_count", field, field + " can't be negative, it was " + value + ".");
        }
    }

    static void duration(String field, @Nullable BigDecimal value) {
        if (value == null) {
            return;
        }
        if (value.signum() < 0) {
            throw new InvalidInput("negative_count", field, field + " can't be negative.");
        }
        // compared before it is rounded: a number of a million digits is never written out
        if (value.compareTo(LONGEST) > 0) {
            throw new InvalidInput("invalid_field", field, field + " can be at most " + LONGEST + " seconds.");
        }
    }

    static @Nullable BigDecimal hundredths(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        // a number of a million places behind the point is never written out either
        return value.compareTo(SHORTEST) < 0
                ? BigDecimal.ZERO
                : value.setScale(2, RoundingMode.HALF_UP).min(LONGEST);
    }

    static void details(String field, String json) {
        if (json.length() > DETAILS) {
            throw new InvalidInput("details_too_large", field, field + " may have at most " + DETAILS + " characters.");
        }
        noNul(field, json.contains("\\u0000"));
    }

    // PostgreSQL can't store it in text
    private static void noNul(String field, boolean found) {
        if (found) {
            throw new InvalidInput("invalid_field", field, field + " contains a NUL character.");
        }
    }
}
