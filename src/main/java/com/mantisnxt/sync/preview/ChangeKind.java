package com.mantisnxt.sync.preview;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What happens to an item: it comes, it changes, it goes. */
public enum ChangeKind {
    NEW,
    UPDATED,
    DELETED;

    /** As the delta calls its list, and the address its parameter. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ChangeKind> byLabel(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }
}
