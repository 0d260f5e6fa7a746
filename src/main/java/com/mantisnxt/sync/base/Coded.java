package com.mantisnxt.sync.base;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** An enum that the database knows by a label and by a small code. */
public interface Coded {

    short code();

    String name();

    /** The label of the database's enum type and of the REST API. */
    @JsonValue
    default String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E> & Coded> Optional<E> byLabel(Class<E> type, String label) {
        for (E constant : type.getEnumConstants()) {
            if (constant.label().equals(label)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    /** @throws IllegalArgumentException for a code that no constant has */
    static <E extends Enum<E> & Coded> E byCode(Class<E> type, int code) {
        for (E constant : type.getEnumConstants()) {
            if (constant.code() == code) {
                return constant;
            }
        }
        throw new IllegalArgumentException(type.getSimpleName() + " has no code " + code);
    }
}
