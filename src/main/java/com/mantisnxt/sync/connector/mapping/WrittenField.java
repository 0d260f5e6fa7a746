package com.mantisnxt.sync.connector.mapping;

import com.mantisnxt.sync.connector.WriteType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One of our fields that can be written, and where it goes.
 *
 * @param name ours
 * @param path theirs, such as {@code billing/city}
 * @param choices the only values there are; empty for any
 * @param scale decimals that the mapping keeps of money; null for those of the currency
 */
public record WrittenField(
        String name,
        String path,
        WriteType type,
        List<String> choices,
        @Nullable Integer scale) {

    private static final int LONGEST_NUMBER = 60;
    private static final int LONGEST_TEXT = 65_535;

    /** Null, missing and an empty text all say nothing. */
    public static boolean isNothing(JsonNode value) {
        return value.isNull()
                || value.isMissingNode()
                || value.isString() && value.asString().isEmpty();
    }

    /** Whether two values mean the same in this field, however they are spelt. */
    public boolean isSame(JsonNode one, JsonNode other) {
        if (isNothing(one) || isNothing(other)) {
            return isNothing(one) && isNothing(other);
        }
        BigDecimal number = isNumber() ? number(one) : null;
        BigDecimal second = isNumber() ? number(other) : null;
        if (number != null && second != null) {
            return number.compareTo(second) == 0;
        }
        return one.isValueNode() && other.isValueNode()
                ? MappedFields.plain(one).equals(MappedFields.plain(other))
                : one.equals(other);
    }

    private boolean isNumber() {
        return type == WriteType.MONEY || type == WriteType.DECIMAL || type == WriteType.INTEGER;
    }

    /** Null where it is none that could be meant. */
    public static @Nullable BigDecimal number(JsonNode value) {
        try {
            String text =
                    value.isNumber() || value.isString() ? value.asString().strip() : "";
            BigDecimal number = new BigDecimal(text.length() > LONGEST_NUMBER ? "" : text);
            return Math.abs((long) number.scale()) > LONGEST_NUMBER ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Why the value can't be written; null where it can. */
    @Nullable
    String fault(JsonNode value) {
        if (isNothing(value)) {
            return type == WriteType.BOOL ? "is true or false" : null;
        }
        if (!choices.isEmpty() && !choices.contains(value.asString(""))) {
            return "is one of " + String.join(", ", choices);
        }
        return switch (type) {
            case TEXT -> value.isString() && value.asString().length() <= LONGEST_TEXT ? null : "is a text";
            case MONEY, DECIMAL -> number(value) == null ? "is a number, best written as a text" : null;
            case INTEGER -> isWhole(number(value)) ? null : "is a whole number";
            case BOOL -> value.isBoolean() ? null : "is true or false";
        };
    }

    private static boolean isWhole(@Nullable BigDecimal number) {
        return number != null
                && (number.signum() == 0 || number.stripTrailingZeros().scale() <= 0);
    }
}
