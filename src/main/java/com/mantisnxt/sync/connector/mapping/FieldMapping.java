package com.mantisnxt.sync.connector.mapping;

import org.jspecify.annotations.Nullable;

/**
 * One of their fields as one of ours.
 *
 * @param from JSON pointer or column
 * @param to our name; null keeps theirs
 * @param type how it is read; null takes it as it is
 * @param scale decimals of money; null is 2
 * @param zone of times that name none, such as Europe/Berlin; null is UTC
 * @param pattern of times that are not ISO 8601, as java.time knows it
 * @param decimal the decimal mark of numbers in texts, point or comma; null is point
 * @param separator between the elements of a list in a text; null is a comma
 */
record FieldMapping(
        @Nullable String from,
        @Nullable String to,
        @Nullable Type type,
        @Nullable Integer scale,
        @Nullable String zone,
        @Nullable String pattern,
        @Nullable Mark decimal,
        @Nullable String separator) {

    /** How a field is read. */
    enum Type {
        any,
        text,
        number,
        money,
        bool,
        time,
        list
    }

    /** Decimal marks. */
    enum Mark {
        point,
        comma
    }

    String source() {
        return from == null ? "" : from;
    }

    String target() {
        if (to != null && !to.isBlank()) {
            return to.strip();
        }
        return source().substring(source().lastIndexOf('/') + 1);
    }

    Type kind() {
        return type == null ? Type.any : type;
    }
}
